import type { PlanStatus } from "../plan/plan.ts";
import type { SubmissionFact } from "./facts.ts";

/** What one municipality does about one phenomenon, in numbers. */
export type CoverageCell = {
  readonly objectives: number;
  readonly results: number;
  readonly indicators: number;
  /** Indicators that name a number, a date or a yes/no to reach. */
  readonly targets: number;
  readonly approved: boolean;
};

type Fact = Pick<SubmissionFact, "phenomenon" | "kind" | "target">;

export const isApproved = (status: PlanStatus): boolean => status === "approved" || status === "inForce";

/** The cell of one phenomenon; null: not chosen. A municipality that submitted nothing has no cells at all. */
export function coverageCell(facts: readonly Fact[], phenomenon: string, status: PlanStatus): CoverageCell | null {
  return coverageRow(facts, status).get(phenomenon) ?? null;
}

/** The cells of one submission, by phenomenon; what is not in it was not chosen. */
export function coverageRow(facts: readonly Fact[], status: PlanStatus): ReadonlyMap<string, CoverageCell> {
  const approved = isApproved(status);
  const cells = new Map<string, CoverageCell>();
  for (const { phenomenon, kind, target } of facts) {
    if (kind === "amount") continue;
    const cell = cells.get(phenomenon) ?? { objectives: 0, results: 0, indicators: 0, targets: 0, approved };
    cells.set(phenomenon, {
      ...cell,
      objectives: cell.objectives + (kind === "operationalObjective" ? 1 : 0),
      results: cell.results + (kind === "result" ? 1 : 0),
      indicators: cell.indicators + (kind === "indicator" ? 1 : 0),
      targets: cell.targets + (kind === "indicator" && target !== null ? 1 : 0),
    });
  }
  return cells;
}
