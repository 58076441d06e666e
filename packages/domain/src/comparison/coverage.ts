import { isAgreed, type PlanStatus } from "../plan/plan.ts";
import type { FactCounts, SubmissionFact } from "./facts.ts";

/** What one municipality does about one phenomenon, in numbers. */
export type CoverageCell = Readonly<FactCounts> & { readonly approved: boolean };

type Fact = Pick<SubmissionFact, "phenomenon" | "counts">;

export const isApproved = isAgreed;

/** The cell of one phenomenon; null: not chosen. A municipality that submitted nothing has no cells at all. */
export const coverageCell = (facts: readonly Fact[], phenomenon: string, status: PlanStatus): CoverageCell | null =>
  coverageRow(facts, status).get(phenomenon) ?? null;

/** The cells of one submission by phenomenon, from its chapter facts; what is not in it was not chosen. */
export function coverageRow(facts: readonly Fact[], status: PlanStatus): ReadonlyMap<string, CoverageCell> {
  const approved = isApproved(status);
  const cells = new Map<string, CoverageCell>();
  for (const { phenomenon, counts } of facts) {
    if (phenomenon === null || counts === null) continue;
    const cell = cells.get(phenomenon) ?? { objectives: 0, results: 0, indicators: 0, targets: 0 };
    cells.set(phenomenon, {
      objectives: cell.objectives + counts.objectives,
      results: cell.results + counts.results,
      indicators: cell.indicators + counts.indicators,
      targets: cell.targets + counts.targets,
      approved,
    });
  }
  return cells;
}
