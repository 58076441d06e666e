import { describe, expect, it } from "vitest";
import { addDays, dayInBelgium, daysBetween } from "./days.ts";

describe("calendar days", () => {
  it("are counted over a change of the clock", () => {
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(daysBetween("2026-11-21", "2026-11-20")).toBe(-1);
  });

  it("are added over the end of a month and of a year", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
  });

  it("are those of Belgium", () => expect(dayInBelgium(new Date("2026-06-30T22:30:00Z"))).toBe("2026-07-01"));
});
