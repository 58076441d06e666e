import { describe, expect, it } from "vitest";
import type { GrantLine } from "../../money/grant-line.ts";
import { findings } from "../completeness.ts";
import { aLine, input } from "./testing.ts";

describe("money", () => {
  const lines = (...grantLines: GrantLine[]) => findings(input({ grantLines }));

  it("wants lines and their figures", () => {
    expect(lines()).toMatchObject([{ code: "money.no_lines", severity: "warning" }]);
    const empty = aLine({ amountCents: null });
    expect(lines(empty)).toMatchObject([
      {
        code: "money.amount_missing",
        grantLineId: empty.id,
        field: "amountCents",
        params: { titleNl: "Basistoelage" },
      },
    ]);
    expect(lines(aLine({ scheme: "guards-346", amountCents: null })).map(({ code }) => code)).toEqual([
      "money.fte_missing",
      "money.equipment_missing",
    ]);
  });

  it("compares what is asked and what is stated with the rule", () => {
    const guards = { scheme: "guards-346", fte: 8, equipmentCents: 239_457 };
    expect(lines(aLine({ ...guards, amountCents: 4_271_457 }))).toEqual([]);
    expect(lines(aLine({ ...guards, amountCents: 5_893_400 }))).toMatchObject([
      { code: "money.amount_differs", params: { statedCents: 5_893_400, computedCents: 4_271_457 } },
    ]);
    expect(lines(aLine({ ...guards, amountCents: null, equipmentCents: 293_489 }))).toMatchObject([
      { code: "money.equipment_above_cap", params: { askedCents: 293_489, capCents: 293_488 } },
    ]);
  });

  it("takes equipment up to the cap itself", () => {
    expect(lines(aLine({ scheme: "guards-346", fte: 8, equipmentCents: 293_488, amountCents: null }))).toEqual([]);
  });

  it("says that a rule is not known instead of applying one", () => {
    expect(lines(aLine({ scheme: "guards-90", fte: 3, equipmentCents: 110_058, amountCents: null }))).toMatchObject([
      { code: "money.rule_unknown", severity: "advice" },
    ]);
  });

  it("tells schemes the framework does not have or that stand twice", () => {
    expect(lines(aLine({ scheme: "startbanen-160" }))).toMatchObject([
      { code: "money.scheme_unknown", params: { code: "startbanen-160" } },
    ]);
    const twice = [aLine(), aLine()];
    expect(lines(...twice)).toMatchObject([{ code: "money.scheme_repeated", grantLineId: twice[1]!.id }]);
  });

  it("compares the sum with the total that the document states", () => {
    const sum = (statedTotalCents: number | null) => findings(input({ statedTotalCents })).map(({ code }) => code);
    expect(sum(81_055_307)).toEqual([]);
    expect(sum(null)).toEqual([]);
    expect(findings(input({ statedTotalCents: 81_056_000 }))).toMatchObject([
      { code: "money.sum_differs", params: { statedCents: 81_056_000, sumCents: 81_055_307 } },
    ]);
  });
});
