export { type BorderMap, borderMaps, borders } from "./borders.ts";
export { beginningChecklist, checklistFor } from "./checklists.ts";
export { earlierRevisions, findFramework, frameworks, templateNode } from "./frameworks.ts";
export { glossary } from "./glossary.ts";
export { findHeading, headings } from "./headings.ts";
export {
  adminAreas,
  currentOn,
  findMunicipality,
  territoryOf,
  municipalities,
  municipalityMergers,
  policeZones,
  population,
  successorOf,
} from "./municipalities.ts";
export { fillPhenomenon, findObjective, objectives } from "./objectives.ts";
export { findPhenomenon, phenomena } from "./phenomena.ts";
