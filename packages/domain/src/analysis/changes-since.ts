import type { DifferenceEntry, PresentedDifference } from "../version/presented-difference.ts";

/** What happened to a node and to everything below it; null: to the plan as a whole, which is read elsewhere. */
export function entriesOn({ entries }: Pick<PresentedDifference, "entries">, nodeId: string): DifferenceEntry[] {
  const at = entries.findIndex(({ lineageId }) => lineageId === nodeId);
  const node = entries[at];
  if (!node) return [];
  const below = entries.slice(at + 1);
  const end = below.findIndex(({ depth }) => depth <= node.depth);
  const branch = [node, ...(end < 0 ? below : below.slice(0, end))];
  return branch.filter(({ state }) => state !== "context");
}
