import { describe, expect, it } from "vitest";
import { likelyAmounts, parseDay, parseDecimal } from "./decimal.ts";

describe("parseDecimal", () => {
  it.each([
    ["12", 12],
    ["12,5", 12.5],
    ["1.250,5", 1250.5],
    ["1 250", 1250],
    ["12.5", 12.5],
    ["-3", -3],
    ["", null],
    ["  ", null],
  ])("reads %j", (text, value) => {
    expect(parseDecimal(text)).toBe(value);
  });

  it.each(["1.25.0", "twaalf", "1,2,3", "12 %"])("does not guess at %j", (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });
});

describe("parseDay", () => {
  it.each([
    ["31/12/2026", "2026-12-31"],
    ["1.3.2026", "2026-03-01"],
    ["1-3-2026", "2026-03-01"],
    ["2026-02-28", "2026-02-28"],
    ["", null],
  ])("reads %j", (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it.each(["31/02/2026", "31/13/2026", "morgen", "1/3/26"])("knows that %j is no day", (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});

describe("likelyAmounts", () => {
  it("offers what the groups may have meant", () => {
    expect(likelyAmounts("1.118.17,00")).toEqual([111_817, 11_181_700]);
    expect(likelyAmounts("12.34.56")).toEqual([1_234, 123_456]);
  });

  it("offers nothing where nothing can be made of it", () => {
    expect(likelyAmounts("veel")).toEqual([]);
    expect(likelyAmounts(",")).toEqual([]);
  });
});
