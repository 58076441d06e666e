export { type DecidingBody, decidingBodies, decisionPaper, type DraftDecision } from "./decision-paper.ts";
export { writeDocx } from "../print/docx.ts";
