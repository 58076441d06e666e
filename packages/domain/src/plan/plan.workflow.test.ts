import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AppError } from "../errors.ts";
import { decisionKinds, type PlanEventKind, planEventKinds, type PlanStatus, planStatuses } from "./plan.ts";
import {
  isOpen,
  isPlanAction,
  nextStatus,
  planActions,
  replay,
  requireOpen,
  standing,
  statusFromEvents,
} from "./plan.workflow.ts";
import { someEvents } from "./testing.ts";

const statusAfter = (...kinds: PlanEventKind[]) =>
  statusFromEvents(someEvents(...kinds.map((kind) => [kind, null] as const)));

/** Written out by hand: from each state, where every event leads; what is not named is closed. */
const roads: Record<PlanStatus, string> = {
  draft: "submitted: submitted, withdrawn: withdrawn",
  submitted:
    "acknowledged: acknowledged, analysisBegan: inAnalysis, correctionAsked: toCorrect, returned: returned, " +
    "provisionallyApproved: provisionallyApproved, approved: approved, refused: refused, " +
    "signedByState: signedByState, withdrawn: withdrawn",
  acknowledged:
    "analysisBegan: inAnalysis, correctionAsked: toCorrect, returned: returned, " +
    "provisionallyApproved: provisionallyApproved, approved: approved, refused: refused, " +
    "signedByState: signedByState, withdrawn: withdrawn",
  inAnalysis:
    "correctionAsked: toCorrect, returned: returned, provisionallyApproved: provisionallyApproved, " +
    "approved: approved, refused: refused, signedByState: signedByState, withdrawn: withdrawn",
  toCorrect:
    "corrected: inAnalysis, returned: returned, provisionallyApproved: provisionallyApproved, " +
    "approved: approved, refused: refused, signedByState: signedByState, withdrawn: withdrawn",
  returned: "",
  provisionallyApproved:
    "approved: approved, refused: refused, signedByState: signedByState, countersigned: countersigned, " +
    "inForce: inForce, superseded: superseded, withdrawn: withdrawn",
  approved:
    "signedByState: signedByState, countersigned: countersigned, inForce: inForce, superseded: superseded, " +
    "withdrawn: withdrawn",
  refused: "",
  signedByState: "countersigned: countersigned, inForce: inForce, superseded: superseded",
  countersigned: "inForce: inForce, superseded: superseded",
  inForce: "superseded: superseded, ended: ended",
  superseded: "",
  withdrawn: "",
  ended: "superseded: superseded",
};

/** Written out by hand: what may be recorded without moving anything, beside decisions and counter-events. */
const afterwards: Record<PlanStatus, string> = {
  draft: "created, imported",
  submitted: "",
  acknowledged: "",
  inAnalysis: "acknowledged",
  toCorrect: "acknowledged, analysisBegan",
  returned: "acknowledged, analysisBegan, correctionAsked, corrected",
  provisionallyApproved: "acknowledged, analysisBegan, correctionAsked, corrected",
  approved: "acknowledged, analysisBegan, correctionAsked, corrected, provisionallyApproved, amendmentBegan, prolonged",
  refused: "acknowledged, analysisBegan, correctionAsked, corrected, resumed",
  signedByState:
    "acknowledged, analysisBegan, correctionAsked, corrected, provisionallyApproved, approved, amendmentBegan, prolonged",
  countersigned:
    "acknowledged, analysisBegan, correctionAsked, corrected, provisionallyApproved, approved, signedByState, " +
    "amendmentBegan, prolonged",
  inForce:
    "acknowledged, analysisBegan, correctionAsked, corrected, provisionallyApproved, approved, signedByState, " +
    "countersigned, amendmentBegan, prolonged",
  superseded:
    "acknowledged, analysisBegan, correctionAsked, corrected, provisionallyApproved, approved, signedByState, " +
    "countersigned, prolonged",
  withdrawn: "acknowledged, analysisBegan, correctionAsked, corrected, resumed",
  ended:
    "acknowledged, analysisBegan, correctionAsked, corrected, provisionallyApproved, approved, signedByState, " +
    "countersigned, prolonged",
};

const anyTime: readonly PlanEventKind[] = [...decisionKinds, "struck"];

describe("states and events", () => {
  const cases = planStatuses.flatMap((status) => planEventKinds.map((event) => ({ status, event })));

  it.each(cases)("$status, $event", ({ status, event }) => {
    const moves = new Map(
      roads[status] === "" ? [] : roads[status].split(", ").map((road) => road.split(": ") as [string, string]),
    );
    const stays = [...afterwards[status].split(", "), ...anyTime];
    expect(nextStatus(status, event)).toBe(moves.get(event) ?? (stays.includes(event) ? status : null));
  });

  it("never leads back to a draft: what was sent stays sent", () => {
    for (const { status, event } of cases) {
      if (status !== "draft") expect(nextStatus(status, event), `${status} ${event}`).not.toBe("draft");
    }
  });

  it("reaches every state from a draft", () => {
    const reached = new Set<PlanStatus>(["draft"]);
    for (const status of reached) {
      for (const event of planEventKinds) {
        const next = nextStatus(status, event);
        if (next !== null) reached.add(next);
      }
    }
    expect([...reached].toSorted()).toEqual([...planStatuses].toSorted());
  });

  it("has nothing in force that nobody approved or signed", () => {
    for (const status of planStatuses) {
      const agreed = ["provisionallyApproved", "approved", "signedByState", "countersigned"].includes(status);
      expect(nextStatus(status, "inForce") === "inForce", status).toBe(agreed);
    }
  });
});

describe("statusFromEvents", () => {
  it.each([
    [[], "draft"],
    [["created"], "draft"],
    [["imported", "college", "council"], "draft"],
    [["created", "submitted"], "submitted"],
    [["created", "submitted", "council"], "submitted"],
    [["created", "submitted", "returned"], "returned"],
    [["created", "council", "submitted", "approved"], "approved"],
    [["created", "submitted", "approved", "inForce", "council"], "inForce"],
    [["created", "submitted", "acknowledged", "analysisBegan", "correctionAsked", "corrected"], "inAnalysis"],
    [["created", "submitted", "approved", "acknowledged", "signedByState", "countersigned"], "countersigned"],
    [["created", "submitted", "approved", "inForce", "signedByState", "superseded"], "superseded"],
  ] as [PlanEventKind[], string][])("%s: %s", (kinds, status) => {
    expect(statusAfter(...kinds)).toBe(status);
  });

  it("goes by when things were recorded, not by the day they happened or the order they are read", () => {
    const events = someEvents(["created", "2020-05-01"], ["submitted", "2020-03-31"], ["returned", "2019-01-01"]);
    expect(statusFromEvents(events.toReversed())).toBe("returned");
  });

  it("passes over what could not happen", () => {
    expect(statusAfter("created", "approved", "inForce")).toBe("draft");
    expect(statusAfter("created", "submitted", "returned", "approved")).toBe("returned");
  });

  it("only ever takes an open road", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...planEventKinds), { maxLength: 15 }),
        fc.constantFrom(...planEventKinds),
        (kinds, last) => {
          const before = statusAfter(...kinds);
          expect(statusAfter(...kinds, last)).toBe(nextStatus(before, last) ?? before);
        },
      ),
    );
  });
});

describe("a counter-event", () => {
  const struckThrough = (...kinds: PlanEventKind[]) => {
    const events = someEvents(...kinds.map((kind) => [kind, null] as const), ["struck", null]);
    return { events, strike: (at: number) => Object.assign(events.at(-1)!, { strikes: events[at]!.id }) };
  };

  it("strikes an event through and removes nothing", () => {
    const { events, strike } = struckThrough("created", "submitted", "approved");
    expect(statusFromEvents(events)).toBe("approved");
    strike(2);
    expect(statusFromEvents(events)).toBe("submitted");
    expect(events).toHaveLength(4);
    expect(standing(events).map(({ kind }) => kind)).toEqual(["created", "submitted"]);
  });

  it("leaves what came after it on record, as something that could not follow", () => {
    const { events, strike } = struckThrough("created", "submitted", "approved", "inForce");
    strike(2);
    expect(statusFromEvents(events)).toBe("submitted");
    expect(replay(events).map(({ event, status }) => [event.kind, status])).toEqual([
      ["created", "draft"],
      ["submitted", "submitted"],
      ["inForce", null],
    ]);
  });
});

describe("moments", () => {
  it("says when each action is open", () => {
    const open = Object.fromEntries(
      planActions.map((action) => [action, planStatuses.filter((status) => isOpen(action, status))]),
    );
    expect(open).toEqual({
      "plan.read": [...planStatuses],
      "plan.edit": ["draft"],
      "plan.editMoney": ["draft"],
      "plan.recordDecision": [...planStatuses],
      "plan.submit": ["draft"],
      "federal.read": planStatuses.filter((status) => status !== "draft"),
      "federal.compare": planStatuses.filter((status) => status !== "draft"),
      "plan.return": ["submitted", "acknowledged", "inAnalysis", "toCorrect"],
      "plan.approve": ["submitted", "acknowledged", "inAnalysis", "toCorrect", "provisionallyApproved"],
    });
  });

  it("refuses work on a text that was sent, and steps at the wrong moment, each in its own words", () => {
    const refusal = (...[action, status]: Parameters<typeof requireOpen>): string | null => {
      try {
        requireOpen(action, status);
        return null;
      } catch (error) {
        return (error as AppError).code;
      }
    };
    expect(refusal("plan.edit", "draft")).toBeNull();
    expect(refusal("plan.edit", "submitted")).toBe("version.frozen");
    expect(refusal("plan.editMoney", "returned")).toBe("version.frozen");
    expect(refusal("plan.submit", "submitted")).toBe("plan.wrong_status");
    expect(refusal("plan.approve", "draft")).toBe("plan.wrong_status");
  });

  it("knows an action on a plan from the others", () => {
    expect(isPlanAction("plan.edit")).toBe(true);
    expect(isPlanAction("members.manage")).toBe(false);
  });
});
