export { readParticipantsInChild, readPlanInChild, type ChildCaps } from "./child.ts";
export { limits } from "./decode/limits.ts";
export { importFindingCodes, type ImportFindingCode } from "./findings/report.ts";
export type { Shape } from "./outline/shape.ts";
export { readPlan, type ImportResult, type ImportSource, type ReadOptions } from "./read-plan.ts";
