import { describe, expect, it } from "vitest";
import { partOfDay } from "./part-of-day.ts";
import { dueDates } from "./due.ts";
import { mostUrgent } from "./urgent.ts";

const today = "2026-11-21";

it("takes the part of the day in Belgium", () => {
  expect(partOfDay(new Date("2026-06-30T09:59:00Z"))).toBe("morning");
  expect(partOfDay(new Date("2026-06-30T10:00:00Z"))).toBe("afternoon");
  expect(partOfDay(new Date("2026-06-30T16:30:00Z"))).toBe("evening");
});

const plan = (
  id: string,
  over: { status?: "draft" | "submitted"; number?: number; deadline?: string | null } = {},
) => ({
  id,
  version: { status: over.status ?? ("draft" as const), number: over.number ?? 1 },
  deadline: over.deadline === undefined ? "2026-12-15" : over.deadline,
  findings: { blocking: 0 },
});
const urgent = (...plans: ReturnType<typeof plan>[]) => {
  const found = mostUrgent(plans, today);
  return found && [found.plan.id, found.kind, "days" in found ? found.days : null];
};

describe("the one thing that cannot wait", () => {
  it("is a returned plan before any date", () => {
    expect(urgent(plan("due", { deadline: today }), plan("returned", { number: 2 }))).toEqual([
      "returned",
      "returned",
      null,
    ]);
  });

  it("is what is overdue before what is due, and the nearest of each", () => {
    expect(urgent(plan("due"), plan("late", { deadline: "2026-11-01" }))).toEqual(["late", "overdue", 20]);
    expect(urgent(plan("later", { deadline: "2027-01-01" }), plan("soon"))).toEqual(["soon", "due", 24]);
  });

  it("is nothing when all is submitted, undated or long ago", () => {
    expect(
      urgent(plan("a", { status: "submitted" }), plan("b", { deadline: null }), plan("c", { deadline: "2020-03-31" })),
    ).toBe(null);
  });
});

describe("what is due", () => {
  const title = { nl: "Indiening", fr: "Introduction", unattested: [] };
  const entry = (code: string, on: string | null) => ({ code, title, on, source: "" });
  const dated = (status: "draft" | "submitted", ...calendar: ReturnType<typeof entry>[]) => ({
    id: "p",
    instrument: "svpp" as const,
    period: { from: "2026-01-01", to: "2026-12-31" },
    version: { status },
    calendar,
  });
  const codes = (...plans: ReturnType<typeof dated>[]) => dueDates(plans, today).map(({ code, days }) => [code, days]);

  it("lists coming dates, nearest first, without the ends of the period and what has no date", () => {
    const calendar = [
      entry("period-end", "2026-12-31"),
      entry("financial-file", "2027-06-30"),
      entry("submission", "2026-12-15"),
      entry("activity-report", null),
    ];
    expect(codes(dated("draft", ...calendar))).toEqual([
      ["submission", 24],
      ["financial-file", 221],
    ]);
  });

  it("keeps an overdue submission in sight until it is done", () => {
    expect(codes(dated("draft", entry("submission", "2026-11-11")))).toEqual([["submission", -10]]);
    expect(
      codes(dated("submitted", entry("submission", "2026-11-11"), entry("activity-report", "2026-11-11"))),
    ).toEqual([]);
  });
});
