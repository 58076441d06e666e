export { findFramework, frameworks, templateNode } from "./frameworks.ts";
export { findHeading, headings } from "./headings.ts";
export { fillPhenomenon, findObjective, objectives } from "./objectives.ts";
export { findPhenomenon, phenomena } from "./phenomena.ts";
