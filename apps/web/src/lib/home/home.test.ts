import type { ObligationKind, PlanStatus } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { partOfDay } from "./part-of-day.ts";
import { mostUrgent } from "./urgent.ts";

const today = "2026-11-21";

it("takes the part of the day in Belgium", () => {
  expect(partOfDay(new Date("2026-06-30T09:59:00Z"))).toBe("morning");
  expect(partOfDay(new Date("2026-06-30T10:00:00Z"))).toBe("afternoon");
  expect(partOfDay(new Date("2026-06-30T16:30:00Z"))).toBe("evening");
});

type Over = {
  status?: PlanStatus;
  owed?: { kind: ObligationKind; dueOn: string | null }[];
  returnedFor?: string;
};
const plan = (
  id: string,
  { status = "draft", owed = [{ kind: "submission", dueOn: "2026-12-15" }], returnedFor }: Over = {},
) => ({
  id,
  period: { to: "2026-12-31" },
  version: { status },
  owed,
  findings: { blocking: 0 },
  events: returnedFor ? [{ kind: "returned" as const, reason: returnedFor, on: null }] : [],
});
const urgent = (...plans: ReturnType<typeof plan>[]) => {
  const found = mostUrgent(plans as unknown as Parameters<typeof mostUrgent>[0], today);
  return found && [(found.plan as unknown as { id: string }).id, found.kind, "days" in found ? found.days : null];
};
const by = (dueOn: string | null) => ({ owed: [{ kind: "submission" as const, dueOn }] });

describe("the one thing that cannot wait", () => {
  it("is a returned plan before any date, then what the federal side waits for", () => {
    const returned = plan("returned", { returnedFor: "Te vaag" });
    const question = plan("question", { status: "toCorrect", owed: [{ kind: "answer", dueOn: null }] });
    const signed = plan("signed", { status: "signedByState", owed: [{ kind: "countersignature", dueOn: null }] });
    expect(urgent(plan("due", by(today)), signed, question, returned)).toEqual(["returned", "returned", null]);
    expect(urgent(plan("due", by(today)), signed, question)).toEqual(["question", "answer", null]);
    expect(urgent(plan("due", by(today)), signed)).toEqual(["signed", "countersignature", null]);
  });

  it("is what is overdue before what is due, and the nearest of each", () => {
    expect(urgent(plan("due"), plan("late", by("2026-11-01")))).toEqual(["late", "overdue", 20]);
    expect(urgent(plan("later", by("2027-01-01")), plan("soon"))).toEqual(["soon", "due", 24]);
  });

  it("is a refusal when nothing else waits", () => {
    expect(urgent(plan("refused", { status: "refused", owed: [] }))).toEqual(["refused", "refused", null]);
  });

  it("is nothing when all is submitted, undated or long ago, nor for an amendment of what was submitted", () => {
    expect(urgent(plan("a", { status: "submitted", owed: [] }), plan("b", by(null)), plan("c", by("2020-03-31")))).toBe(
      null,
    );
    expect(urgent(plan("amendment", { owed: [] }))).toBe(null);
  });
});
