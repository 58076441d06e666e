import { describe, expect, it } from "vitest";
import { likelyAmounts, parseDecimal } from "./decimal.ts";

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
