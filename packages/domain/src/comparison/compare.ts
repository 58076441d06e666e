import { type Cents, centsPerHead, sumCents, toCents } from "../money/money.ts";
import type { Period } from "../period.ts";
import type { PlanStatus } from "../plan/plan.ts";
import { type CoverageCell, coverageCell } from "./coverage.ts";
import type { SubmissionFact } from "./facts.ts";
import { type NormalisedTarget, normaliseTarget } from "./normalise.ts";

/** One municipality to compare; `facts` null: it submitted nothing. */
export type ComparedSubmission = {
  readonly submissionId: string | null;
  readonly nis: string;
  readonly status: PlanStatus | null;
  readonly facts: readonly SubmissionFact[] | null;
  readonly inhabitants: number | null;
  readonly period: Period;
};

export type ComparedIndicator = {
  readonly fact: SubmissionFact;
  /** Null: the indicator has no target, which is not a target of zero. */
  readonly target: NormalisedTarget | null;
};

export type ComparedObjective = {
  /** Null: results and indicators that hang directly under the strategic objective. */
  readonly fact: SubmissionFact | null;
  readonly results: readonly SubmissionFact[];
  readonly indicators: readonly ComparedIndicator[];
};

export type ComparedAmount = {
  readonly scheme: string | null;
  readonly amountCents: Cents | null;
  readonly perHeadCents: Cents | null;
};

export type ComparisonColumn = {
  readonly submissionId: string | null;
  readonly nis: string;
  readonly status: PlanStatus | null;
  readonly inhabitants: number | null;
  readonly state: "chosen" | "not-chosen" | "not-submitted";
  readonly counts: CoverageCell | null;
  /** A year's, of the whole plan; null as long as one line is not known. */
  readonly totalCents: Cents | null;
  readonly totalPerHeadCents: Cents | null;
  readonly amounts: readonly ComparedAmount[];
};

export type ComparisonRow = {
  /** Code of the strategic objective; null gathers what stands under none with a code. */
  readonly code: string | null;
  /** One cell per column, in the order of the columns; null: not chosen there. */
  readonly cells: readonly (readonly ComparedObjective[] | null)[];
};

export type Comparison = {
  readonly phenomenon: string;
  readonly columns: readonly ComparisonColumn[];
  readonly rows: readonly ComparisonRow[];
};

/** Several municipalities on one phenomenon, side by side; strategic objectives are matched by their code. */
export function compareColumns(submissions: readonly ComparedSubmission[], phenomenon: string): Comparison {
  const grouped = submissions.map((submission) => objectivesByCode(submission, phenomenon));
  const codes = [...new Set(grouped.flatMap((byCode) => [...byCode.keys()]))].toSorted(nullLast);
  return {
    phenomenon,
    columns: submissions.map((submission) => columnOf(submission, phenomenon)),
    rows: codes.map((code) => ({ code, cells: grouped.map((byCode) => byCode.get(code) ?? null) })),
  };
}

// Stable: the order in which the plans name their objectives stays.
const nullLast = (a: string | null, b: string | null): number => (a === null ? 1 : 0) - (b === null ? 1 : 0);

function columnOf(
  { submissionId, nis, status, facts, inhabitants }: ComparedSubmission,
  phenomenon: string,
): ComparisonColumn {
  const counts = facts && status ? coverageCell(facts, phenomenon, status) : null;
  const amounts = (facts ?? []).filter(({ kind }) => kind === "amount").map((fact) => amountOf(fact, inhabitants));
  const known = amounts.flatMap(({ amountCents }) => (amountCents === null ? [] : [amountCents]));
  const totalCents = known.length > 0 && known.length === amounts.length ? sumCents(known) : null;
  return {
    submissionId,
    nis,
    status,
    inhabitants,
    state: facts === null ? "not-submitted" : counts === null ? "not-chosen" : "chosen",
    counts,
    totalCents,
    totalPerHeadCents: totalCents === null ? null : centsPerHead(totalCents, inhabitants),
    amounts,
  };
}

function amountOf({ phenomenon, amountCents }: SubmissionFact, inhabitants: number | null): ComparedAmount {
  const cents = amountCents === null ? null : toCents(amountCents);
  return {
    scheme: phenomenon,
    amountCents: cents,
    perHeadCents: cents === null ? null : centsPerHead(cents, inhabitants),
  };
}

type OpenObjective = { fact: SubmissionFact | null; results: SubmissionFact[]; indicators: ComparedIndicator[] };

function objectivesByCode(
  { facts, period, inhabitants }: ComparedSubmission,
  phenomenon: string,
): Map<string | null, OpenObjective[]> {
  const byCode = new Map<string | null, OpenObjective[]>();
  const ordered = (facts ?? []).filter((fact) => fact.phenomenon === phenomenon).toSorted((a, b) => a.seq - b.seq);
  let open: (OpenObjective & { code: string | null }) | null = null;
  for (const fact of ordered) {
    if (fact.kind === "chapter" || fact.kind === "amount") continue;
    if (fact.kind === "operationalObjective" || open?.code !== fact.strategicObjective) {
      open = {
        code: fact.strategicObjective,
        fact: fact.kind === "operationalObjective" ? fact : null,
        results: [],
        indicators: [],
      };
      const { code, ...objective } = open;
      byCode.set(code, [...(byCode.get(code) ?? []), objective]);
    }
    if (fact.kind === "result") open.results.push(fact);
    if (fact.kind === "indicator")
      open.indicators.push({ fact, target: fact.target && normaliseTarget(fact.target, period, inhabitants) });
  }
  return byCode;
}
