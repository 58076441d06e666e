import type { Analysis, AnalysisPart, AnalysisRemark, FederalNote } from "#lib/api/types.ts";

/** What stands at one part of the plan, or, without a part, at the plan as a whole. */
export type Spot = { part: AnalysisPart | null; notes: FederalNote[]; remarks: AnalysisRemark[] };

/** A remark on a part that is gone stands with the plan as a whole: it is not lost. */
export function spotsOf({ parts, notes, remarks }: Pick<Analysis, "parts" | "notes" | "remarks">): Spot[] {
  const known = new Set(parts.map(({ lineageId }) => lineageId));
  const at = <T extends { nodeId: string | null }>(all: readonly T[], part: AnalysisPart | null): T[] =>
    all.filter(({ nodeId }) => (part ? nodeId === part.lineageId : nodeId === null || !known.has(nodeId)));
  return [null, ...parts].map((part) => ({ part, notes: at(notes, part), remarks: at(remarks, part) }));
}

export const anchorOf = (part: AnalysisPart | null): string => (part ? `p-${part.lineageId}` : "plan");
