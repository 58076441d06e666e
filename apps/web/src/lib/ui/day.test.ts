import { describe, expect, it } from "vitest";
import { parseDay, writeDay } from "./day.ts";

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

it("writes a day as it is written in Belgium, and leaves what is none", () => {
  expect(["2020-12-31", "", "31/02/2020"].map(writeDay)).toEqual(["31/12/2020", "", "31/02/2020"]);
});
