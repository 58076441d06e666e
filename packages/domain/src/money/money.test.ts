import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, centsPerHead, divideHalfUp, parseEuros, sumCents, toCents } from "./money.ts";

describe("parseEuros", () => {
  it.each([
    ["1250", 125_000],
    ["1250,5", 125_050],
    ["1250.50", 125_050],
    ["€ 1.250,5", 125_050],
    ["1.250,50 €", 125_050],
    ["€1250", 125_000],
    ["EUR 1.250", 125_000],
    ["810.553,07 EUR", 81_055_307],
    ["1.118.172,73", 111_817_273],
    ["1 118 172,73", 111_817_273],
    ["1\u00a0118\u202f172,73", 111_817_273],
    ["1 250.50", 125_050],
    ["1'250,50", 125_050],
    ["58.934,-", 5_893_400],
    ["899,- euro", 89_900],
    ["60.000,--", 6_000_000],
    ["1.250", 125_000],
    ["0,07", 7],
    ["0.07", 7],
    ["-3,10", -310],
    ["− 3,10 €", -310],
    ["€ -3,10", -310],
    ["0", 0],
  ])("reads %s", (text, cents) => {
    expect(parseEuros(text)).toBe(cents);
  });

  it.each([
    "",
    "€",
    "-",
    "euro",
    "1.118.17,00",
    "268.172,73,-",
    "60.000,00,~",
    "1,005",
    "1.005,001",
    "1,250.50",
    "1.250.50",
    "1 118.172,73",
    "12.34,5",
    "0.070",
    "1.25.000",
    "1..250",
    ",50",
    "1,",
    "12a",
    "1e3",
    "٣",
    "1 2 3",
    "--5",
    "1234567890123",
  ])("refuses %j rather than guess", (text) => {
    expect(parseEuros(text)).toBeUndefined();
  });

  const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
  const written = (amount: number, group: string, decimal: string): string => {
    const [euros, fraction] = [
      String(Math.floor(Math.abs(amount) / 100)),
      String(Math.abs(amount) % 100).padStart(2, "0"),
    ];
    return `${amount < 0 ? "-" : ""}${euros.replace(/\B(?=(\d{3})+$)/g, group)}${decimal}${fraction}`;
  };

  it("reads back every amount in every notation it was written in", () => {
    const notation = fc.constantFrom(
      [".", ","],
      [" ", ","],
      ["\u00a0", ","],
      ["", ","],
      ["", "."],
      [" ", "."],
      ["'", ","],
    );
    fc.assert(
      fc.property(cents, notation, (amount, [group = "", decimal = ""]) => {
        expect(parseEuros(written(amount, group, decimal))).toBe(amount);
      }),
    );
  });

  it("answers nothing or a whole number of cents, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,-' €x") }), (text) => {
        const read = parseEuros(text);
        expect(read === undefined || Number.isSafeInteger(read)).toBe(true);
      }),
    );
  });
});

describe("cents", () => {
  it("are whole", () => {
    expect(() => toCents(0.5)).toThrow(RangeError);
    expect(() => toCents(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
    expect(Object.is(toCents(-0), 0)).toBe(true);
  });

  it("add up to the totals of the contracts", () => {
    const rubrics = ["268.172,73", "60.000,00", "790.000,00"].map((text) => parseEuros(text)!);
    expect(sumCents(rubrics)).toBe(parseEuros("1.118.172,73"));
    expect(sumCents([])).toBe(0);
  });
});

describe("allocate", () => {
  it("never loses or invents a cent, and gives nothing to a weight of nothing", () => {
    const weights = fc.array(fc.nat(1_000_000), { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (total, parts) => {
        fc.pre(parts.some((part) => part > 0));
        const shares = allocate(toCents(total), parts);
        expect(sumCents(shares)).toBe(total);
        parts.forEach((part, index) => part === 0 && expect(shares[index]).toBe(0));
      }),
    );
  });

  it("splits by weight", () => {
    expect(allocate(toCents(100), [1, 1, 1])).toEqual([33, 34, 33]);
    expect(allocate(toCents(1001), [3, 0, 2])).toEqual([601, 0, 400]);
  });

  it("refuses weights that say nothing", () => {
    expect(() => allocate(toCents(100), [])).toThrow(RangeError);
    expect(() => allocate(toCents(100), [0, 0])).toThrow(RangeError);
    expect(() => allocate(toCents(100), [2, -1])).toThrow(RangeError);
    expect(() => allocate(toCents(100), [0.5])).toThrow(RangeError);
  });
});

describe("rounding", () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [149n, 100n, 1n],
    [150n, 100n, 2n],
    [0n, 7n, 0n],
  ])("divides %s by %s half up", (top, bottom, expected) => {
    expect(divideHalfUp(top, bottom)).toBe(expected);
  });

  it("gives the amounts a head of the comparison, and nothing where the heads are not known", () => {
    expect(centsPerHead(toCents(86_948_822), 86_921)).toBe(1000);
    expect(centsPerHead(toCents(60_316_836), 97_979)).toBe(616);
    expect(centsPerHead(toCents(100), null)).toBeNull();
    expect(centsPerHead(toCents(100), 0)).toBeNull();
  });
});
