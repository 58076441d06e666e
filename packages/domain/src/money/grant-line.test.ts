import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import {
  applyGrantLineChanges,
  computeGrantLine,
  type GrantLine,
  GrantLineChanges,
  grantLineTotal,
  planTotalCents,
} from "./grant-line.ts";
import { parseEuros } from "./money.ts";

const guards = {
  formula: "guards",
  wagePerFteMonthCents: 42_000,
  months: 12,
  equipmentCapPerFteCents: 36_686,
} as const;
const amount = { formula: "amount", wagePerFteMonthCents: null, months: null, equipmentCapPerFteCents: null } as const;
const cents = (text: string): number => parseEuros(text)!;
const line = (fte: number | null, equipment: string | null, stated: string | null = null) => ({
  fte,
  equipmentCents: equipment === null ? null : cents(equipment),
  amountCents: stated === null ? null : cents(stated),
});

describe("guards", () => {
  it.each([
    ["contingent 346, Mechelen", 8, "40.320,00", "2.394,57", "2.934,88", "42.714,57"],
    ["ACTIVA 90, Mechelen", 3, "15.120,00", "1.100,58", "1.100,58", "16.220,58"],
    ["contingent 346, Molenbeek", 2, "10.080,00", "733,72", "733,72", "10.813,72"],
  ])("gives the amounts of the contract: %s", (_case, fte, wage, equipment, cap, total) => {
    expect(computeGrantLine(line(fte, equipment), guards)).toMatchObject({
      wageCents: cents(wage),
      equipmentCents: cents(equipment),
      equipmentCapCents: cents(cap),
      totalCents: cents(total),
    });
  });

  it("explains itself step by step, as data", () => {
    expect(computeGrantLine(line(8, "2.394,57"), guards).steps).toEqual([
      { code: "wage", params: { rateCents: 42_000, fte: 8, months: 12, wageCents: 4_032_000 } },
      { code: "equipment-cap", params: { capPerFteCents: 36_686, fte: 8, capCents: 293_488 } },
      { code: "equipment", params: { equipmentCents: 239_457 } },
      { code: "total", params: { wageCents: 4_032_000, equipmentCents: 239_457, totalCents: 4_271_457 } },
    ]);
  });

  it("counts equipment up to the cap and says so", () => {
    const { equipmentCents, totalCents, steps } = computeGrantLine(line(2, "733,73"), guards);
    expect([equipmentCents, totalCents]).toEqual([73_372, 1_081_372]);
    expect(steps).toContainEqual({ code: "equipment-capped", params: { askedCents: 73_373, equipmentCents: 73_372 } });
  });

  it("rounds a fraction of a cent half up, without floats", () => {
    // 366,86 × 0,25 = 91,715 and 366,86 × 1,15 = 421,889.
    expect(computeGrantLine(line(0.25, "0"), guards).equipmentCapCents).toBe(9_172);
    expect(computeGrantLine(line(1.15, "0"), guards).equipmentCapCents).toBe(42_189);
    expect(computeGrantLine(line(1.15, "0"), guards).wageCents).toBe(579_600);
  });

  it("agrees with exact arithmetic for every number of two decimals", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 1, max: 99_999 }), (hundredths, rate) => {
        const computed = computeGrantLine(line(hundredths / 100, null), { ...guards, wagePerFteMonthCents: rate });
        const exact = (BigInt(rate) * 12n * BigInt(hundredths) + 50n) / 100n;
        expect(BigInt(computed.wageCents!)).toBe(exact);
      }),
    );
  });

  it("knows nothing where the rule is not known, and takes the total that is stated", () => {
    const unknown = { ...guards, wagePerFteMonthCents: null, equipmentCapPerFteCents: null };
    const nothing = computeGrantLine(line(8, "100,00"), unknown);
    expect(nothing).toMatchObject({ wageCents: null, equipmentCapCents: null, totalCents: null });
    expect(nothing.steps.map(({ code }) => code)).toEqual([
      "wage-unknown",
      "equipment-cap-unknown",
      "equipment",
      "total-unknown",
    ]);
    const stated = computeGrantLine(line(8, "100,00", "42.714,57"), unknown);
    expect(stated.totalCents).toBe(4_271_457);
    expect(stated.steps.at(-1)).toEqual({ code: "total-stated", params: { totalCents: 4_271_457 } });
  });

  it("does not take an empty field for zero", () => {
    const empty = computeGrantLine(line(null, null), guards);
    expect(empty).toMatchObject({ wageCents: null, equipmentCents: null, totalCents: null });
    expect(empty.steps.map(({ code }) => code)).toEqual(["fte-missing", "equipment-missing", "total-unknown"]);
    expect(computeGrantLine(line(0, "0"), guards).totalCents).toBe(0);
  });
});

describe("a fixed amount", () => {
  it("is what it is", () => {
    expect(computeGrantLine(line(null, null, "810.553,07"), amount)).toMatchObject({
      totalCents: 81_055_307,
      steps: [{ code: "amount", params: { amountCents: 81_055_307 } }],
    });
    expect(computeGrantLine(line(null, null), amount)).toMatchObject({
      totalCents: null,
      steps: [{ code: "amount-missing" }],
    });
  });
});

describe("planTotalCents", () => {
  const named = { title: { nl: "x", fr: "x", unattested: [] }, source: "x" };
  const framework = {
    schemes: [
      { code: "base", ...named, ...amount },
      { code: "guards-346", ...named, ...guards },
      { code: "guards-90", ...named, ...guards },
    ],
  };
  const base = { scheme: "base", ...line(null, null, "810.553,07") };

  it("adds up to the totals of the contracts", () => {
    const mechelen = [
      base,
      { scheme: "guards-346", ...line(8, "2.394,57") },
      { scheme: "guards-90", ...line(3, "1.100,58") },
    ];
    expect(planTotalCents(mechelen, framework)).toBe(cents("869.488,22"));
    const molenbeek = [
      { scheme: "base", ...line(null, null, "592.354,64") },
      { scheme: "guards-346", ...line(2, "733,72") },
    ];
    expect(planTotalCents(molenbeek, framework)).toBe(cents("603.168,36"));
  });

  it("is not known as long as one line is not, and without lines", () => {
    expect(planTotalCents([base, { scheme: "guards-90", ...line(null, null) }], framework)).toBeNull();
    expect(planTotalCents([], framework)).toBeNull();
  });

  it("counts a line of a scheme the framework does not know as stated", () => {
    expect(grantLineTotal({ scheme: "startbanen", ...line(null, null, "59.494,40") }, framework)).toBe(5_949_440);
  });
});

describe("GrantLineChanges", () => {
  it("takes two decimals of an equivalent, whole cents, and nothing empty", () => {
    expect(GrantLineChanges.parse({ fte: 8.25, amountCents: null })).toEqual({ fte: 8.25, amountCents: null });
    for (const wrong of [{}, { fte: 8.255 }, { fte: -1 }, { amountCents: 1.5 }, { amountCents: -1 }, { unknown: 1 }]) {
      expect(GrantLineChanges.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});

describe("saving a line", () => {
  const saved: GrantLine = { id: newId(), scheme: "guards-346", ...line(8, null), note: "", revision: 3 };

  it("applies what differs and counts the save", () => {
    expect(applyGrantLineChanges(saved, { fte: 7.5, note: "" }, 3)).toEqual({
      line: { ...saved, fte: 7.5, revision: 4 },
    });
    expect(applyGrantLineChanges(saved, { fte: 8 }, 1)).toEqual({ line: saved });
  });

  it("shows both values when it starts from an old revision, and applies nothing", () => {
    expect(applyGrantLineChanges(saved, { fte: 7, note: "x", amountCents: null }, 2)).toEqual({
      conflicts: [
        { field: "fte", mine: 7, theirs: 8 },
        { field: "note", mine: "x", theirs: "" },
      ],
    });
  });

  it("refuses a revision that does not exist yet", () => {
    expect(() => applyGrantLineChanges(saved, { fte: 7 }, 4)).toThrow("input.invalid");
  });
});
