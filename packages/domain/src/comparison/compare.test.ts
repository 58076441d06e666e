import { describe, expect, it } from "vitest";
import { newId, type LineageId, type NisCode } from "../ids.ts";
import { aTarget } from "../plan/testing.ts";
import { type ComparedSubmission, compareColumns } from "./compare.ts";
import type { FactKind, SubmissionFact } from "./facts.ts";

const aFact = (seq: number, kind: FactKind, overrides: Partial<SubmissionFact> = {}): SubmissionFact => ({
  seq,
  nis: "12025" as NisCode,
  framework: "svpp-2020",
  phenomenon: "burglary",
  strategicObjective: null,
  kind,
  lineageId: newId<LineageId>(),
  text: { nl: `${kind} ${seq}` },
  original: "nl",
  target: null,
  amountCents: null,
  counts: kind === "chapter" ? { objectives: 1, results: 1, indicators: 2, targets: 1 } : null,
  ...overrides,
});

const amount = (seq: number, scheme: string, amountCents: number | null) =>
  aFact(seq, "amount", { phenomenon: scheme, amountCents, lineageId: null });
const period = { from: "2020-01-01", to: "2020-12-31" };
const aSubmission = (overrides: Partial<ComparedSubmission> = {}): ComparedSubmission => ({
  submissionId: newId(),
  nis: "12025",
  status: "inForce",
  facts: [],
  inhabitants: 86_921,
  period,
  ...overrides,
});

const deter = { strategicObjective: "deter" };
const mechelen = aSubmission({
  facts: [
    aFact(1, "chapter"),
    aFact(2, "indicator", deter),
    aFact(3, "operationalObjective", deter),
    aFact(4, "result", deter),
    aFact(5, "indicator", { ...deter, target: aTarget({ value: 50 }) }),
    aFact(6, "indicator", deter),
    aFact(7, "operationalObjective", { strategicObjective: "social-control" }),
    aFact(8, "operationalObjective"),
    aFact(9, "chapter", { phenomenon: "bicycle-theft" }),
    aFact(10, "operationalObjective", { phenomenon: "bicycle-theft", ...deter }),
    amount(11, "base", 81_055_307),
    amount(12, "guards-346", 4_271_457),
    amount(13, "guards-90", 1_622_058),
  ],
});

const molenbeek = aSubmission({
  nis: "21012",
  status: "submitted",
  inhabitants: 97_979,
  facts: [
    aFact(1, "chapter"),
    aFact(2, "operationalObjective", { strategicObjective: "victims" }),
    amount(3, "base", 59_235_464),
    amount(4, "guards-346", null),
  ],
});
const withoutBurglary = aSubmission({ nis: "92094", facts: [aFact(1, "chapter", { phenomenon: "bicycle-theft" })] });
const silent = aSubmission({ nis: "44021", submissionId: null, status: null, facts: null });

describe("compareColumns", () => {
  const comparison = compareColumns([mechelen, molenbeek, withoutBurglary, silent], "burglary");

  it("tells chosen, not chosen and not submitted apart", () => {
    expect(comparison.columns.map(({ state, counts }) => [state, counts?.objectives ?? null])).toEqual([
      ["chosen", 1],
      ["chosen", 1],
      ["not-chosen", null],
      ["not-submitted", null],
    ]);
    expect(comparison.columns.map(({ counts }) => counts?.approved)).toEqual([true, false, undefined, undefined]);
  });

  it("matches strategic objectives by code, in the order the plans name them, the rest last", () => {
    expect(comparison.rows.map(({ code }) => code)).toEqual(["deter", "social-control", "victims", null]);
    expect(comparison.rows.map(({ cells }) => cells.map((cell) => cell?.length ?? null))).toEqual([
      [2, null, null, null],
      [1, null, null, null],
      [null, 1, null, null],
      [1, null, null, null],
    ]);
  });

  it("keeps results and indicators with their objective", () => {
    const [loose, worked] = comparison.rows[0]?.cells[0] ?? [];
    expect(loose).toMatchObject({ fact: null, results: [], indicators: [{ fact: { seq: 2 } }] });
    expect(worked?.fact?.seq).toBe(3);
    expect(worked?.results.map(({ seq }) => seq)).toEqual([4]);
    expect(worked?.indicators.map(({ fact }) => fact.seq)).toEqual([5, 6]);
  });

  it("normalises targets, and an indicator without one has none", () => {
    const indicators = comparison.rows[0]?.cells[0]?.[1]?.indicators;
    expect(indicators?.[0]?.target).toMatchObject({ value: 50, perYear: 50 });
    expect(indicators?.[0]?.target?.perThousand).toBeCloseTo(0.575, 3);
    expect(indicators?.[1]?.target).toBeNull();
  });

  it("gives amounts a head, and no total as long as one amount is not known", () => {
    const [first, second, , last] = comparison.columns;
    expect(first).toMatchObject({ totalCents: 86_948_822, totalPerHeadCents: 1000 });
    expect(first?.amounts[0]).toEqual({ scheme: "base", amountCents: 81_055_307, perHeadCents: 933 });
    expect(second).toMatchObject({ totalCents: null, totalPerHeadCents: null });
    expect(second?.amounts).toEqual([
      { scheme: "base", amountCents: 59_235_464, perHeadCents: 605 },
      { scheme: "guards-346", amountCents: null, perHeadCents: null },
    ]);
    expect(last).toMatchObject({ totalCents: null, amounts: [] });
  });

  it("does not depend on the order in which the facts are read", () => {
    const shuffled = { ...mechelen, facts: mechelen.facts?.toReversed() ?? null };
    expect(compareColumns([shuffled], "burglary").rows).toEqual(compareColumns([mechelen], "burglary").rows);
  });

  it("compares nobody with nobody", () => {
    expect(compareColumns([], "burglary")).toEqual({ phenomenon: "burglary", columns: [], rows: [] });
  });
});
