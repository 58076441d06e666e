import { describe, expect, it } from "vitest";
import { rolesOf, tenantKinds } from "../actor.ts";
import type { AppError } from "../errors.ts";
import { newId, type TenantId, type UserId } from "../ids.ts";
import { canStrike, eventRefusal, eventSteps, hasEffects, requireEvent } from "./event-steps.ts";
import { type PlanEventKind, planEventKinds, type PlanStatus, planStatuses } from "./plan.ts";
import type { PlanSubject } from "./plan.policy.ts";
import { nextStatus } from "./plan.workflow.ts";
import { anActor, someEvents } from "./testing.ts";

const tenantId = newId<TenantId>();
const aPlan = (status: PlanStatus, submittedBy: UserId | null = null): PlanSubject => ({
  tenantId,
  version: { status, submittedBy },
});

/** Written out by hand: who records what. */
const recorders: Record<PlanEventKind, string> = {
  created: "municipality coordinator, municipality editor",
  imported: "municipality coordinator, municipality editor",
  college: "municipality coordinator, municipality secretary",
  council: "municipality coordinator, municipality secretary",
  councilOfMinisters: "municipality coordinator, municipality secretary, federal adviser, federal framework-manager",
  minister: "municipality coordinator, municipality secretary, federal adviser, federal framework-manager",
  policeCouncil: "municipality coordinator, municipality secretary",
  submitted: "municipality coordinator",
  acknowledged: "federal adviser, federal framework-manager",
  analysisBegan: "federal adviser, federal framework-manager",
  correctionAsked: "federal adviser, federal framework-manager",
  corrected: "municipality coordinator",
  returned: "federal adviser, federal framework-manager",
  provisionallyApproved: "federal adviser, federal framework-manager",
  approved: "federal adviser, federal framework-manager",
  refused: "federal adviser, federal framework-manager",
  signedByState: "federal adviser, federal framework-manager",
  countersigned: "municipality coordinator, municipality secretary",
  inForce: "federal adviser, federal framework-manager",
  superseded: "federal adviser, federal framework-manager",
  withdrawn: "municipality coordinator",
  ended: "federal adviser, federal framework-manager",
  amendmentBegan: "municipality coordinator",
  resumed: "municipality coordinator",
  prolonged: "municipality coordinator",
  struck: "municipality coordinator, municipality secretary, federal adviser, federal framework-manager",
};

const withEffects = ["created", "imported", "submitted", "returned", "amendmentBegan", "resumed", "prolonged"];

const everyone = tenantKinds.flatMap((kind) =>
  rolesOf(kind).map((role) => ({ side: kind, role, actor: anActor(kind, [role], { tenantId }) })),
);
const cases = everyone.flatMap((who) => planStatuses.map((status) => ({ ...who, status })));

describe("state × event × role", () => {
  it.each(cases)("$side $role, $status", ({ side, role, actor, status }) => {
    const { open, closed } = eventSteps(aPlan(status), actor);
    expect([...open, ...closed].map(({ kind }) => kind).toSorted()).toEqual([...planEventKinds].toSorted());
    for (const kind of planEventKinds) {
      const mayRecord = recorders[kind].split(", ");
      const to = nextStatus(status, kind);
      const isOpen = mayRecord.includes(`${side} ${role}`) && to !== null;
      expect(open.find((each) => each.kind === kind)?.to ?? null, kind).toBe(isOpen ? to : null);
      const reason = !mayRecord.some((who) => who.startsWith(side))
        ? "other-side"
        : mayRecord.includes(`${side} ${role}`)
          ? "status"
          : "role";
      expect(closed.find((each) => each.kind === kind)?.reason ?? null, kind).toBe(isOpen ? null : reason);
    }
  });

  it("gives nothing to a member without a role", () => {
    for (const side of tenantKinds) expect(eventSteps(aPlan("submitted"), anActor(side, [])).open).toEqual([]);
  });
});

describe("conditions", () => {
  it("closes the submission while something blocks, and nothing else", () => {
    const coordinator = anActor("municipality", ["coordinator"], { tenantId });
    const [free, blocked] = [false, true].map((each) => eventSteps(aPlan("draft"), coordinator, { blocked: each }));
    expect(blocked!.closed).toContainEqual({ kind: "submitted", reason: "incomplete" });
    expect(blocked!.open).toEqual(free!.open.filter(({ kind }) => kind !== "submitted"));
  });

  it("lets nobody judge, sign or bring into force what they submitted themselves", () => {
    const adviser = anActor("federal", ["adviser"]);
    const refusals = (kind: PlanEventKind) =>
      planStatuses.map((status) => eventRefusal(kind, aPlan(status, adviser.userId), adviser));
    for (const kind of [
      "returned",
      "provisionallyApproved",
      "approved",
      "refused",
      "signedByState",
      "inForce",
    ] as const) {
      expect(new Set(refusals(kind)), kind).toEqual(new Set(["four-eyes"]));
    }
    expect(refusals("acknowledged")).not.toContain("four-eyes");
  });
});

describe("requireEvent", () => {
  const refusal = (...args: Parameters<typeof requireEvent>): string | null => {
    try {
      requireEvent(...args);
      return null;
    } catch (error) {
      return (error as AppError).code;
    }
  };
  const adviser = anActor("federal", ["adviser"]);

  it("throws what does not stand in the table, what is not theirs, and a missing reason", () => {
    expect(refusal({ kind: "ended", reason: null }, aPlan("submitted"), adviser)).toBe("plan.wrong_status");
    expect(refusal({ kind: "council", reason: null }, aPlan("submitted"), adviser)).toBe("event.forbidden");
    expect(refusal({ kind: "refused", reason: null }, aPlan("submitted"), adviser)).toBe("event.reason_missing");
    expect(requireEvent({ kind: "refused", reason: "…" }, aPlan("submitted"), adviser)).toBe("refused");
    expect(requireEvent({ kind: "acknowledged", reason: null }, aPlan("approved"), adviser)).toBe("approved");
  });
});

describe("canStrike", () => {
  it.each(everyone)("$side $role strikes what they could record", ({ side, role, actor }) => {
    const events = someEvents(...planEventKinds.map((kind) => [kind, null] as const));
    for (const event of events) {
      const stays = [...withEffects, "struck"].includes(event.kind);
      const own = recorders[event.kind].split(", ").includes(`${side} ${role}`);
      expect(canStrike(event, events, actor), event.kind).toBe(own && !stays);
    }
  });

  it("strikes nothing twice", () => {
    const events = someEvents(["council", null], ["struck", null]);
    Object.assign(events[1]!, { strikes: events[0]!.id });
    const secretary = anActor("municipality", ["secretary"], { tenantId });
    expect(events.map((event) => canStrike(event, events, secretary))).toEqual([false, false]);
  });

  it("leaves what froze a text or opened the next one to its own verb", () => {
    expect(planEventKinds.filter(hasEffects)).toEqual(withEffects);
  });
});
