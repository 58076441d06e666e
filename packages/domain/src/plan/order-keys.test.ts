import { describe, expect, it } from "vitest";
import { firstOrderKeys } from "./order-keys.ts";

describe("firstOrderKeys", () => {
  it("rises in byte order and never repeats", () => {
    const keys = firstOrderKeys(10_000);
    expect(new Set(keys).size).toBe(10_000);
    expect(keys.every((key, index) => index === 0 || (keys[index - 1] ?? "") < key)).toBe(true);
  });

  it("writes the whole numbers of the fractional indexing notation", () => {
    const keys = firstOrderKeys(4_000);
    expect([0, 1, 61, 62, 63, 62 + 61, 62 + 62, 62 + 3844 - 1, 62 + 3844].map((index) => keys[index])).toEqual([
      "a0",
      "a1",
      "az",
      "b00",
      "b01",
      "b0z",
      "b10",
      "bzz",
      "c000",
    ]);
    expect(firstOrderKeys(0)).toEqual([]);
  });
});
