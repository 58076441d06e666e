import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PlainDate } from "../period.ts";
import type { PlanEventKind } from "../plan/plan.ts";
import { someEvents } from "../plan/testing.ts";
import {
  isRemindedOf,
  monthsAfter,
  type Obligation,
  obligationsOf,
  obligationState,
  type ObligedPlan,
} from "./obligation.ts";

const calendar = [
  { code: "submission", on: "2020-03-31" },
  { code: "activity-report", on: null },
  { code: "financial-file", on: "2021-06-30" },
];
const owed = (events: [PlanEventKind, string | null][], overrides: Partial<ObligedPlan> = {}) => {
  const made = someEvents(...events);
  for (const event of made) Object.assign(event, { versionId: made[0]?.versionId });
  return obligationsOf({
    framework: "vsc-2020",
    calendar,
    answerMonths: 1,
    extendedTo: null,
    events: made,
    ...overrides,
  }).map(({ kind, since, dueOn, metOn }) => [kind, since, dueOn, metOn]);
};

describe("obligationsOf", () => {
  it("counts what was recorded just after midnight in Belgium as of that day", () => {
    const [made] = someEvents(["submitted", null]);
    const events = [{ ...made!, recordedAt: new Date("2020-03-31T22:30:00Z") }];
    const [submission] = obligationsOf({ framework: "vsc-2020", calendar, answerMonths: 1, extendedTo: null, events });
    expect(submission).toMatchObject({ dueOn: "2020-03-31", metOn: "2020-04-01" });
  });

  it("has a due day for every day that can be recorded", () => {
    const last = "8999-12-31";
    expect(PlainDate.safeParse(last).success).toBe(true);
    expect(PlainDate.safeParse("9000-01-01").success).toBe(false);
    const [, answer] = owed(
      [
        ["submitted", last],
        ["correctionAsked", last],
      ],
      { answerMonths: 120 },
    );
    expect(answer?.[2]).toBe("9009-12-31");
  });

  it("asks for the plan by the day of the calendar, or by the later one that was granted", () => {
    expect(owed([])).toEqual([["submission", null, "2020-03-31", null]]);
    expect(owed([["created", null]], { extendedTo: "2020-05-01" })).toEqual([["submission", null, "2020-05-01", null]]);
    expect(owed([["created", null]], { extendedTo: "2020-01-01" })[0]?.[2]).toBe("2020-03-31");
    expect(owed([], { calendar: [] })).toEqual([["submission", null, null, null]]);
  });

  it("takes the first submission: a correction that was asked for is not late", () => {
    const found = owed([
      ["submitted", "2020-03-30"],
      ["returned", "2020-05-31"],
      ["submitted", "2020-06-20"],
    ]);
    expect(found).toEqual([
      ["submission", null, "2020-03-31", "2020-03-30"],
      ["correction", "2020-05-31", "2020-06-30", "2020-06-20"],
    ]);
  });

  it("asks for an answer within the months of the framework, once for each question", () => {
    const asked: [PlanEventKind, string | null][] = [
      ["submitted", "2020-03-30"],
      ["correctionAsked", "2020-04-10"],
    ];
    expect(owed(asked)[1]).toEqual(["answer", "2020-04-10", "2020-05-10", null]);
    expect(owed(asked, { answerMonths: null })[1]).toEqual(["answer", "2020-04-10", null, null]);
    expect(owed([...asked, ["corrected", "2020-04-20"], ["correctionAsked", "2020-05-02"]]).slice(1)).toEqual([
      ["answer", "2020-04-10", "2020-05-10", "2020-04-20"],
      ["answer", "2020-05-02", "2020-06-02", null],
    ]);
    expect(owed([...asked, ["approved", "2020-05-01"]])[3]).toEqual([
      "answer",
      "2020-04-10",
      "2020-05-10",
      "2020-05-01",
    ]);
  });

  it("asks for reports once there is an agreement, also where no day is known", () => {
    expect(
      owed([
        ["submitted", "2020-03-30"],
        ["approved", "2020-06-01"],
      ]).slice(1),
    ).toEqual([
      ["activity-report", null, null, null],
      ["financial-file", null, "2021-06-30", null],
    ]);
  });

  it("waits for the second signature until it is there", () => {
    const signed: [PlanEventKind, string | null][] = [
      ["submitted", "2020-03-30"],
      ["signedByState", "2020-12-16"],
    ];
    expect(owed(signed, { calendar: [] })[1]).toEqual(["countersignature", "2020-12-16", null, null]);
    expect(owed([...signed, ["countersigned", "2021-01-05"]], { calendar: [] })[1]?.[3]).toBe("2021-01-05");
  });

  it("does not count what was struck through", () => {
    const events = someEvents(["submitted", "2020-03-30"], ["struck", null]);
    Object.assign(events[1]!, { strikes: events[0]!.id });
    const [submission] = obligationsOf({ framework: "x", calendar, answerMonths: 1, extendedTo: null, events });
    expect(submission?.metOn).toBeNull();
  });

  it("gives every obligation one key, and the same one each time", () => {
    const events = someEvents(
      ["submitted", null],
      ["correctionAsked", null],
      ["correctionAsked", null],
      ["returned", null],
    );
    const keys = () =>
      obligationsOf({ framework: "x", calendar, answerMonths: 1, extendedTo: null, events }).map(({ key }) => key);
    expect(new Set(keys()).size).toBe(keys().length);
    expect(keys()).toEqual(keys());
  });
});

describe("monthsAfter", () => {
  it.each([
    ["2020-01-31", 1, "2020-02-29"],
    ["2021-01-31", 1, "2021-02-28"],
    ["2020-12-15", 1, "2021-01-15"],
    ["2020-08-31", 6, "2021-02-28"],
    ["2020-03-10", 0, "2020-03-10"],
  ])("%s + %i: %s", (day, months, later) => expect(monthsAfter(day, months)).toBe(later));
});

describe("obligationState", () => {
  const at = (dueOn: string | null, metOn: string | null) => obligationState({ dueOn, metOn }, "2020-03-01");
  it("says where it stands", () => {
    expect([at("2020-02-29", null), at("2020-03-01", null), at("2020-03-31", null), at("2020-04-01", null)]).toEqual([
      "late",
      "soon",
      "soon",
      "open",
    ]);
    expect([
      at(null, null),
      at("2020-01-01", "2020-01-01"),
      at("2020-01-01", "2020-01-02"),
      at(null, "2020-01-02"),
    ]).toEqual(["undated", "met", "metLate", "met"]);
  });
});

describe("reminders", () => {
  const file: Pick<Obligation, "kind" | "dueOn" | "metOn"> = {
    kind: "financial-file",
    dueOn: "2021-06-30",
    metOn: null,
  };
  const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  const days = (roles: string[]) =>
    Array.from({ length: 75 }, (_, index) => new Date(Date.UTC(2021, 4, 25 + index)).toISOString().slice(0, 10)).filter(
      (today) => isRemindedOf(file, roles, { today, since: dayBefore(today) }),
    );
  it("go to who is to do it, and escalate to the coordinator when the day is past", () => {
    const before = ["2021-05-31", "2021-06-16", "2021-06-23", "2021-06-29", "2021-06-30"];
    expect(days(["finance"])).toEqual(before);
    expect(days(["coordinator"])).toEqual([
      ...before,
      "2021-07-01",
      "2021-07-08",
      "2021-07-15",
      "2021-07-22",
      "2021-07-29",
      "2021-08-05",
    ]);
    expect(days(["reader"])).toEqual([]);
  });
  it("never come for what was given or has no day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (offset) => {
        const today = new Date(Date.UTC(2019, 0, 1 + offset)).toISOString().slice(0, 10);
        const when = { today, since: "2019-01-01" };
        expect(isRemindedOf({ ...file, metOn: "2021-06-01" }, ["coordinator"], when)).toBe(false);
        expect(isRemindedOf({ ...file, dueOn: null }, ["coordinator"], when)).toBe(false);
      }),
    );
  });
  it("are made up for when no mail went out on their day, once", () => {
    const told = (since: string, today: string, roles = ["finance"]) => isRemindedOf(file, roles, { since, today });
    expect([told("2021-06-15", "2021-06-20"), told("2021-06-20", "2021-06-22")]).toEqual([true, false]);
    expect([told("2021-06-15", "2021-07-03"), told("2021-06-15", "2021-07-03", ["coordinator"])]).toEqual([
      false,
      true,
    ]);
    expect([
      told("2021-07-03", "2021-07-07", ["coordinator"]),
      told("2021-07-03", "2021-07-08", ["coordinator"]),
    ]).toEqual([false, true]);
  });
  it("follow the days that are given", () => {
    const days = { before: [3], lateEvery: 2 };
    const told = (since: string, today: string) => isRemindedOf(file, ["coordinator"], { since, today, days });
    expect([told("2021-06-26", "2021-06-27"), told("2021-06-29", "2021-06-30")]).toEqual([true, false]);
    expect([
      told("2021-06-30", "2021-07-01"),
      told("2021-07-01", "2021-07-02"),
      told("2021-07-02", "2021-07-03"),
    ]).toEqual([true, false, true]);
  });
});
