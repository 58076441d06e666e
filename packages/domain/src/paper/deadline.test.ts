import { describe, expect, it } from "vitest";
import { submissionDeadline, timelinessOf } from "./deadline.ts";

const until = (day: string, withdrawnOn: string | null = null) => ({ until: day, withdrawnOn });

describe("whether a dossier came in time", () => {
  it.each([
    ["2020-03-31", "2020-03-31", [], { deadlineOn: "2020-03-31", isExtended: false, daysLate: 0 }],
    ["2020-03-31", "2020-04-01", [], { deadlineOn: "2020-03-31", isExtended: false, daysLate: 1 }],
    ["2020-03-31", "2020-04-27", [until("2020-04-30")], { deadlineOn: "2020-04-30", isExtended: true, daysLate: 0 }],
    [
      "2020-03-31",
      "2020-05-02",
      [until("2020-04-30"), until("2020-04-15")],
      { deadlineOn: "2020-04-30", isExtended: true, daysLate: 2 },
    ],
    [
      "2020-03-31",
      "2020-04-02",
      [until("2020-04-30", "2020-04-01")],
      { deadlineOn: "2020-03-31", isExtended: false, daysLate: 2 },
    ],
    ["2020-03-31", "2020-04-02", [until("2020-03-01")], { deadlineOn: "2020-03-31", isExtended: false, daysLate: 2 }],
    [null, "2020-04-02", [until("2020-04-01")], { deadlineOn: null, isExtended: false, daysLate: 0 }],
  ])("calendar %s, submitted %s, exceptions %j", (frozen, submitted, exceptions, expected) => {
    expect(timelinessOf(frozen, submitted, exceptions)).toEqual(expected);
  });

  it("is not changed by the hour at which summer begins", () => {
    expect(timelinessOf("2026-03-28", "2026-03-30", []).daysLate).toBe(2);
  });
});

it("takes the deadline from the calendar, and none where no day is known", () => {
  const entry = { code: "submission", title: { nl: "a", fr: "b", unattested: [] }, source: "" };
  expect(submissionDeadline({ calendar: [{ ...entry, on: "2020-03-31" }] })).toBe("2020-03-31");
  expect(submissionDeadline({ calendar: [{ ...entry, on: null }] })).toBeNull();
  expect(submissionDeadline({ calendar: [] })).toBeNull();
});
