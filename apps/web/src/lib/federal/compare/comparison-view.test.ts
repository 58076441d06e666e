import { describe, expect, it } from "vitest";
import { amountRows, type ComparedObjective, isSame, isSameFigure, shareOfLargest } from "./comparison-view.ts";

const anAmount = (scheme: string, amountCents: number | null) => ({
  scheme,
  title: { nl: scheme, fr: scheme, unattested: [] },
  amountCents,
  perHeadCents: null,
});
const anObjective = (nl: string, indicator = "I"): ComparedObjective => ({
  objective: { lineageId: null, text: { nl }, original: "nl" },
  results: [],
  indicators: [{ lineageId: null, text: { nl: indicator }, original: "nl", target: null, normalised: null }],
});

describe("a comparison on the screen", () => {
  it("matches money lines by scheme and keeps a missing one apart from an unknown one", () => {
    const rows = amountRows([
      { amounts: [anAmount("base", 100), anAmount("guards-90", null)] },
      { amounts: [anAmount("guards-346", 7), anAmount("base", 200)] },
    ]);
    expect(rows.map(({ scheme, cells }) => [scheme, cells.map((cell) => cell && cell.amountCents)])).toEqual([
      ["base", [100, 200]],
      ["guards-90", [null, null]],
      ["guards-346", [null, 7]],
    ]);
    expect(rows[1]?.cells[0]).not.toBeNull();
    expect(rows[1]?.cells[1]).toBeNull();
  });

  it("calls equal what all say in the same words, and nothing else", () => {
    expect(isSame({ cells: [[anObjective("Advies")], [anObjective(" advies ")]] })).toBe(true);
    expect(isSame({ cells: [[anObjective("Advies")], [anObjective("Bezoek")]] })).toBe(false);
    expect(isSame({ cells: [[anObjective("Advies")], [anObjective("Advies", "J")]] })).toBe(false);
    expect(isSame({ cells: [[anObjective("Advies")], null] })).toBe(false);
    expect(isSame({ cells: [null, null] })).toBe(false);
    expect(isSame({ cells: [[anObjective("Advies")]] })).toBe(false);
  });

  it("does not call two unknown figures equal", () => {
    expect(isSameFigure([3, 3])).toBe(true);
    expect(isSameFigure([3, 4])).toBe(false);
    expect(isSameFigure([null, null])).toBe(false);
    expect(isSameFigure([3])).toBe(false);
  });

  it("draws bars against the largest", () => {
    expect([1000, 605, null].map((figure) => shareOfLargest(figure, [1000, 605, null]))).toEqual([100, 60.5, null]);
    expect(shareOfLargest(0, [0])).toBeNull();
  });
});
