import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AppError } from "../errors.ts";
import { type PlanEventKind, planEventKinds, planStatuses } from "./plan.ts";
import {
  isOpen,
  isPlanAction,
  nextStatus,
  planActions,
  requireOpen,
  statusFromEvents,
  transitions,
} from "./plan.workflow.ts";
import { someEvents } from "./testing.ts";

const statusAfter = (...kinds: PlanEventKind[]) =>
  statusFromEvents(someEvents(...kinds.map((kind) => [kind, null] as const)));

describe("states and events", () => {
  it("moves along these roads and no others", () => {
    const roads = planStatuses.flatMap((from) =>
      planEventKinds.flatMap((event) => {
        const to = nextStatus(from, event);
        return to !== null && to !== from ? [`${from} ${event} ${to}`] : [];
      }),
    );
    expect(roads).toEqual([
      "draft submitted submitted",
      "submitted returned returned",
      "submitted approved approved",
      "approved inForce inForce",
    ]);
  });

  it("records decisions of college and council in every state, and they move nothing", () => {
    for (const status of planStatuses) {
      expect(nextStatus(status, "college")).toBe(status);
      expect(nextStatus(status, "council")).toBe(status);
    }
  });

  it("is closed by default", () => {
    const open = Object.values(transitions).reduce((sum, row) => sum + Object.keys(row).length, 0);
    expect(open).toBe(5 + 4 + 2 + 3 + 2);
    expect(nextStatus("inForce", "submitted")).toBeNull();
    expect(nextStatus("returned", "submitted")).toBeNull();
    expect(nextStatus("submitted", "inForce")).toBeNull();
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
      "federal.read": ["submitted", "returned", "approved", "inForce"],
      "federal.compare": ["submitted", "returned", "approved", "inForce"],
      "plan.return": ["submitted"],
      "plan.approve": ["submitted"],
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
