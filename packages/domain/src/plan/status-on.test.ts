import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId, type PlanId } from "../ids.ts";
import { type PlanEvent, type PlanEventKind, planEventKinds } from "./plan.ts";
import { agreementsOn, type AgreementHistory, daysInForce, statusOn } from "./status-on.ts";
import { someEvents } from "./testing.ts";

const year = { from: "2020-01-01", to: "2020-12-31" };
/** Recorded long after: the day of an event that has none is then long after too. */
const recordedIn2026 = (...list: (readonly [PlanEventKind, string | null])[]): PlanEvent[] =>
  someEvents(...list).map((event) => ({
    ...event,
    recordedAt: new Date(event.recordedAt.getTime() + Date.parse("2026-01-01") - Date.parse("2020-01-01")),
  }));
const agreement = recordedIn2026(
  ["created", "2020-01-15"],
  ["submitted", "2020-03-31"],
  ["approved", "2020-06-10"],
  ["signedByState", null],
  ["inForce", "2020-01-01"],
);

describe("statusOn", () => {
  it.each([
    ["2019-12-31", "draft", false, false],
    ["2020-01-01", "draft", true, true],
    ["2020-03-31", "submitted", true, true],
    ["2020-06-09", "submitted", true, true],
    ["2020-06-10", "inForce", true, false],
    ["2020-12-31", "inForce", true, false],
    ["2021-01-01", "ended", false, false],
  ])("on %s: %s", (day, status, inForce, inHindsight) => {
    expect(statusOn(agreement, day, year)).toMatchObject({ status, inForce, inHindsight });
  });

  it("names what may have happened by then, its day not being known", () => {
    const signature = agreement[3]!.id;
    expect(statusOn(agreement, "2020-07-01", year).unsure).toEqual([signature]);
    expect(statusOn(agreement, "2026-01-01", year).unsure).toEqual([]);
  });

  it("does not care in which order days were recorded", () => {
    const late = recordedIn2026(
      ["created", "2020-01-15"],
      ["submitted", "2020-03-31"],
      ["approved", "2020-06-10"],
      ["acknowledged", "2020-04-02"],
    );
    expect(statusOn(late, "2020-05-01", year).status).toBe("acknowledged");
    expect(statusOn(late, "2020-06-10", year).status).toBe("approved");
  });

  it("is in force on the days it covers and on no others, whatever happened", () => {
    const day = fc
      .integer({ min: 0, max: 900 })
      .map((days) => new Date(Date.UTC(2019, 6, 1 + days)).toISOString().slice(0, 10));
    const list = fc.array(fc.tuple(fc.constantFrom(...planEventKinds), fc.option(day)), { maxLength: 12 });
    fc.assert(
      fc.property(list, day, (kinds, on) => {
        const events = recordedIn2026(["submitted", null], ["approved", null], ...kinds);
        const span = daysInForce(events, year);
        const { inForce } = statusOn(events, on, year);
        expect(inForce).toBe(span !== null && span.from <= on && on <= span.to);
        if (span !== null) expect(span.to <= year.to).toBe(true);
      }),
    );
  });
});

describe("daysInForce", () => {
  const span = (...list: (readonly [PlanEventKind, string | null])[]) =>
    daysInForce(recordedIn2026(["submitted", null], ["approved", null], ...list), year);

  it("ends with the period, an earlier end or the day before its replacement", () => {
    expect(span()).toBeNull();
    expect(span(["inForce", null])).toBeNull();
    expect(span(["inForce", "2020-01-01"])).toEqual(year);
    expect(span(["inForce", "2020-03-01"], ["ended", "2020-09-30"])).toEqual({ from: "2020-03-01", to: "2020-09-30" });
    expect(span(["inForce", "2020-01-01"], ["superseded", "2020-07-01"])).toEqual({
      from: "2020-01-01",
      to: "2020-06-30",
    });
    expect(span(["inForce", "2020-01-01"], ["ended", "2020-12-31"], ["superseded", "2020-01-01"])).toBeNull();
  });
});

describe("agreementsOn", () => {
  const planId = newId<PlanId>();
  const inForce = (from: string, overrides: Partial<AgreementHistory> = {}): AgreementHistory => ({
    planId,
    number: 1,
    period: { from: "2020-01-01", to: "2021-12-31" },
    events: recordedIn2026(["submitted", null], ["approved", null], ["inForce", from]),
    ...overrides,
  });
  const numbers = (day: string, ...histories: AgreementHistory[]) =>
    agreementsOn(histories, day).map(({ number }) => number);

  it("is the latest version of a plan from the day it came into force", () => {
    const [first, amended] = [inForce("2020-01-01"), inForce("2021-04-01", { number: 2 })];
    expect(numbers("2021-03-31", first, amended)).toEqual([1]);
    expect(numbers("2021-04-01", first, amended)).toEqual([2]);
    expect(numbers("2022-01-01", first, amended)).toEqual([]);
  });

  it("is two of them where periods overlap and nobody recorded a replacement", () => {
    const old = inForce("2020-01-01");
    const next = inForce("2020-01-01", {
      planId: newId<PlanId>(),
      number: 7,
      period: { from: "2020-01-01", to: "2022-12-31" },
    });
    expect(numbers("2021-06-01", old, next)).toEqual([1, 7]);
    const replaced = {
      ...old,
      events: recordedIn2026(
        ["submitted", null],
        ["approved", null],
        ["inForce", "2020-01-01"],
        ["superseded", "2020-01-01"],
      ),
    };
    expect(numbers("2021-06-01", replaced, next)).toEqual([7]);
  });
});
