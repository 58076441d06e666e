/** The rules of a plan, fetched when the page stands: nobody waits for them to read or to write. */
export { completenessScore, countSeverities, findings, settle } from "@salus/domain";
