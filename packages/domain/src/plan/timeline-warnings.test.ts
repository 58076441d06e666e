import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlanEventKind, planEventKinds } from "./plan.ts";
import { someEvents } from "./testing.ts";
import { timelineWarnings, warningsOf } from "./timeline-warnings.ts";

const period = { from: "2020-01-01", to: "2020-12-31" };
const at = (...list: (readonly [PlanEventKind, string | null])[]) => {
  const events = someEvents(...list);
  return warningsOf({ events, period, deadlineOn: "2020-03-31", today: "2020-12-01" }).map(
    ({ code, eventId }) => `${events.find(({ id }) => id === eventId)?.kind}: ${code}`,
  );
};

describe("what is odd in a timeline", () => {
  it.each([
    [[["council", null]], ["council: date_unknown"]],
    [
      [
        ["created", null],
        ["imported", null],
      ],
      [],
    ],
    [[["college", "2020-12-02"]], ["college: in_future"]],
    [[["council", "2020-04-27"]], ["council: after_deadline"]],
    [[["college", "2020-04-27"]], []],
    [
      [
        ["council", "2020-03-01"],
        ["college", "2020-03-16"],
      ],
      ["council: council_before_college"],
    ],
    [
      [
        ["submitted", "2020-03-01"],
        ["council", "2020-03-16"],
      ],
      ["council: council_after_submission"],
    ],
    [
      [
        ["submitted", "2020-02-01"],
        ["approved", "2020-02-02"],
        ["signedByState", "2020-03-01"],
        ["council", "2020-03-02"],
      ],
      ["council: council_after_submission", "council: council_after_signature"],
    ],
    [
      [
        ["submitted", "2020-02-01"],
        ["approved", "2020-03-01"],
        ["acknowledged", "2020-02-03"],
      ],
      ["acknowledged: recorded_out_of_order"],
    ],
    [
      [
        ["submitted", "2020-02-01"],
        ["inForce", "2020-02-02"],
      ],
      ["inForce: passed_over"],
    ],
    [
      [
        ["submitted", "2020-02-01"],
        ["signedByState", "2020-03-01"],
      ],
      ["signedByState: signed_without_approval"],
    ],
    [
      [
        ["submitted", "2020-02-01"],
        ["approved", "2020-02-02"],
        ["countersigned", "2020-03-01"],
      ],
      ["countersigned: countersigned_alone"],
    ],
    [
      [
        ["submitted", "2020-02-01"],
        ["approved", "2020-02-02"],
        ["signedByState", "2020-12-01"],
      ],
      ["signedByState: signed_late"],
    ],
    [
      [
        ["submitted", "2020-02-01"],
        ["approved", "2020-02-02"],
        ["signedByState", "2020-11-30"],
      ],
      [],
    ],
    [
      [
        ["submitted", "2020-02-01"],
        ["approved", "2020-02-02"],
        ["inForce", "2020-01-01"],
      ],
      ["inForce: works_back"],
    ],
    [
      [
        ["submitted", "2020-02-01"],
        ["provisionallyApproved", "2020-02-02"],
        ["inForce", "2020-03-01"],
      ],
      ["inForce: provisional_only"],
    ],
  ] as [[PlanEventKind, string | null][], string[]][])("%j", (events, expected) => {
    expect(at(...events)).toEqual(expected);
  });

  it("says nothing of what was struck through", () => {
    const events = someEvents(["council", "2020-04-27"], ["struck", null]);
    Object.assign(events[1]!, { strikes: events[0]!.id });
    expect(warningsOf({ events, period, deadlineOn: "2020-03-31", today: "2020-12-01" })).toEqual([]);
  });

  it("knows its own codes, whatever happens", () => {
    const day = fc.constantFrom(null, "2019-01-01", "2020-03-31", "2020-04-27", "2022-12-16");
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...planEventKinds), day)), (list) => {
        for (const found of at(...list)) expect(timelineWarnings).toContain(found.split(": ")[1]);
      }),
    );
  });
});
