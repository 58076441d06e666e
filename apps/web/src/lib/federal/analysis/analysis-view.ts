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

/** What an adviser may look at: the whole plan, or only where something was said. */
export const views = ["all", "said", "open", "drafts"] as const;
export type View = (typeof views)[number];

/** How much of it stands at a part. */
const found: Record<View, (spot: Spot) => number> = {
  all: () => 1,
  said: ({ notes, remarks }) => notes.length + remarks.length,
  open: ({ remarks }) => remarks.filter(({ state }) => state === "open" || state === "answered").length,
  drafts: ({ notes }) => notes.filter(({ kind }) => kind !== "internal").length,
};

/** Those of a view, each with the parts that it stands under. */
export function spotsIn(spots: readonly Spot[], view: View): Spot[] {
  let below = 0;
  return spots
    .toReversed()
    .filter((spot) => {
      const depth = spot.part?.depth ?? 0;
      const isShown = found[view](spot) > 0 || depth < below;
      if (isShown) below = depth;
      return isShown;
    })
    .toReversed();
}

export const countIn = (spots: readonly Spot[], view: View): number =>
  spots.reduce((sum, spot) => sum + found[view](spot), 0);

export const anchorOf = (part: AnalysisPart | null): string => (part ? `p-${part.lineageId}` : "plan");
