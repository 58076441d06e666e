import { describe, expect, it } from "vitest";
import { type Role, rolesOf, supportRole, tenantKinds } from "../actor.ts";
import type { AppError } from "../errors.ts";
import { newId, type TenantId, type UserId } from "../ids.ts";
import { planStatuses, type PlanStatus } from "./plan.ts";
import {
  type Action,
  actions,
  actionsOf,
  authorize,
  can,
  closedSteps,
  openSteps,
  permittedActions,
  type PlanSubject,
  policy,
} from "./plan.policy.ts";
import { isOpen, isPlanAction, planActions } from "./plan.workflow.ts";
import { anActor } from "./testing.ts";

const tenantId = newId<TenantId>();
const aPlan = (status: PlanStatus, submittedBy: UserId | null = null): PlanSubject => ({
  tenantId,
  version: { status, submittedBy },
});
const member = (...roles: Role[]) => anActor("municipality", roles, { tenantId });
const federal = (...roles: Role[]) => anActor("federal", roles);

/** Written out by hand: what every role may do at all. */
const expected: Record<string, Action[]> = {
  "municipality administrator": [
    "plan.read",
    "plan.editMoney",
    "finding.dismiss",
    "comment.write",
    "assignment.give",
    "organisation.read",
    "organisation.readContacts",
    "organisation.contribute",
    "organisation.manage",
    "words.read",
    "news.read",
    "members.manage",
    "trail.read",
    "trail.keep",
    "support.admit",
  ],
  "municipality coordinator": [
    "plan.read",
    "plan.create",
    "plan.import",
    "plan.edit",
    "plan.editMoney",
    "plan.recordDecision",
    "plan.amend",
    "plan.submit",
    "finding.dismiss",
    "comment.write",
    "assignment.give",
    "organisation.read",
    "organisation.readContacts",
    "organisation.contribute",
    "organisation.manage",
    "words.read",
    "words.manage",
    "obligation.settle",
    "message.write",
    "news.read",
    "remark.answer",
    "trail.read",
  ],
  "municipality editor": [
    "plan.read",
    "plan.create",
    "plan.import",
    "plan.edit",
    "finding.dismiss",
    "comment.write",
    "assignment.give",
    "organisation.read",
    "organisation.readContacts",
    "organisation.contribute",
    "words.read",
    "message.write",
    "news.read",
    "remark.answer",
  ],
  "municipality finance": [
    "plan.read",
    "plan.editMoney",
    "finding.dismiss",
    "comment.write",
    "organisation.read",
    "words.read",
    "obligation.settle",
    "message.write",
    "news.read",
    "remark.answer",
  ],
  "municipality evaluator": [
    "plan.read",
    "comment.write",
    "organisation.read",
    "words.read",
    "obligation.settle",
    "news.read",
  ],
  "municipality secretary": [
    "plan.read",
    "plan.recordDecision",
    "comment.write",
    "organisation.read",
    "words.read",
    "message.write",
    "news.read",
  ],
  "municipality support": ["plan.read", "organisation.read"],
  "municipality reader": ["plan.read", "comment.write", "organisation.read", "words.read", "news.read"],
  "federal administrator": [
    "news.read",
    "federal.read",
    "federal.compare",
    "adviser.assign",
    "members.manage",
    "trail.read",
    "trail.keep",
  ],
  "federal adviser": [
    "news.read",
    "federal.write",
    "federal.read",
    "federal.compare",
    "analysis.write",
    "adviser.assign",
    "plan.return",
    "plan.approve",
  ],
  "federal controller": ["news.read", "federal.write", "federal.read", "federal.compare"],
  "federal framework-manager": [
    "news.read",
    "federal.write",
    "federal.read",
    "federal.compare",
    "analysis.write",
    "adviser.assign",
    "plan.return",
    "plan.approve",
    "framework.manage",
  ],
  "federal analyst": ["news.read", "federal.read", "federal.compare"],
};

const everyone = tenantKinds.flatMap((kind) =>
  [...rolesOf(kind), ...(kind === "municipality" ? [supportRole] : [])].map((role) => ({
    ...{ kind, role },
    actor: anActor(kind, [role], { tenantId }),
  })),
);

describe("who", () => {
  it.each(everyone)("$kind $role", ({ kind, role, actor }) => {
    expect(permittedActions(actor)).toEqual(expected[`${kind} ${role}`]);
  });

  it("has a line for every role", () => {
    expect(everyone.map(({ kind, role }) => `${kind} ${role}`).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it("gives a role nothing on the other side, even with the same name", () => {
    for (const { kind, role } of everyone) {
      const other = kind === "federal" ? "municipality" : "federal";
      const intruder = anActor(other, [role]);
      for (const action of permittedActions(intruder)) expect(actionsOf(other)).toContain(action);
    }
  });

  it("never lets the federal side write in a plan, nor a municipality judge one", () => {
    for (const action of [
      "plan.create",
      "plan.import",
      "plan.edit",
      "plan.editMoney",
      "plan.recordDecision",
      "plan.submit",
    ] as const) {
      expect(can(federal(...rolesOf("federal")), action)).toBe(false);
    }
    for (const action of [
      "plan.return",
      "plan.approve",
      "federal.read",
      "federal.compare",
      "framework.manage",
    ] as const) {
      expect(can(member(...rolesOf("municipality")), action)).toBe(false);
    }
  });

  it("gives nothing to a member without a role", () => {
    expect(permittedActions(member())).toEqual([]);
  });
});

describe("state × action × role", () => {
  const cases = everyone.flatMap((who) => planStatuses.map((status) => ({ ...who, status })));

  it.each(cases)("$kind $role, $status", ({ kind, role, actor, status }) => {
    const plan = aPlan(status);
    const allowed = expected[`${kind} ${role}`] ?? [];
    const open = planActions.filter((action) => allowed.includes(action) && isOpen(action, status));
    expect(openSteps(plan, actor)).toEqual(open);
    expect(permittedActions(actor, plan).toSorted()).toEqual(open.toSorted());
    const closed = actionsOf(kind)
      .filter(isPlanAction)
      .filter((action) => !open.includes(action))
      .map((action) => ({ action, reason: allowed.includes(action) ? "status" : "role" }));
    expect(closedSteps(plan, actor).toSorted(byAction)).toEqual(closed.toSorted(byAction));
  });

  it("opens a sent plan to nobody's pen", () => {
    for (const { actor } of everyone) {
      for (const status of planStatuses.filter((each) => each !== "draft")) {
        const open = openSteps(aPlan(status), actor);
        expect(open).not.toContain("plan.edit");
        expect(open).not.toContain("plan.editMoney");
      }
    }
  });

  it("opens a draft to nobody of the federal side", () => {
    for (const { kind, actor } of everyone) {
      if (kind === "federal") expect(openSteps(aPlan("draft"), actor)).toEqual([]);
    }
  });
});

const byAction = (a: { action: string }, b: { action: string }): number => (a.action < b.action ? -1 : 1);

describe("four eyes", () => {
  it("lets nobody judge what they submitted themselves", () => {
    const adviser = federal("adviser");
    const own = aPlan("submitted", adviser.userId);
    expect(can(adviser, "plan.approve", own)).toBe(false);
    expect(closedSteps(own, adviser)).toEqual([
      { action: "plan.return", reason: "four-eyes" },
      { action: "plan.approve", reason: "four-eyes" },
    ]);
    expect(can(adviser, "plan.approve", aPlan("submitted", newId<UserId>()))).toBe(true);
    expect(can(adviser, "federal.read", own)).toBe(true);
  });
});

describe("completeness", () => {
  it("closes submitting while something blocks, and nothing else", () => {
    const coordinator = member("coordinator");
    expect(closedSteps(aPlan("draft"), coordinator, { blocked: true })).toEqual([
      { action: "plan.submit", reason: "incomplete" },
    ]);
    expect(openSteps(aPlan("draft"), coordinator, { blocked: true })).toContain("plan.edit");
    expect(permittedActions(coordinator, aPlan("draft"), { blocked: true })).not.toContain("plan.submit");
  });
});

describe("authorize", () => {
  const refusal = (...args: Parameters<typeof authorize>): string | null => {
    try {
      authorize(...args);
      return null;
    } catch (error) {
      return (error as AppError).code;
    }
  };

  it("throws what belongs to the action", () => {
    expect(refusal(member("reader"), "plan.edit", aPlan("draft"))).toBe("plan.forbidden");
    expect(refusal(federal("analyst"), "plan.approve", aPlan("submitted"))).toBe("submission.forbidden");
    expect(refusal(member("editor"), "members.manage")).toBe("member.forbidden");
    expect(refusal(federal("adviser"), "framework.manage")).toBe("request.refused");
    expect(refusal(member("coordinator"), "plan.edit", aPlan("draft"))).toBeNull();
  });

  it("says of another municipality's plan that it does not exist", () => {
    const stranger = anActor("municipality", ["coordinator"]);
    expect(refusal(stranger, "plan.read", aPlan("draft"))).toBe("plan.not_found");
    expect(openSteps(aPlan("draft"), stranger)).toEqual([]);
    expect(permittedActions(stranger, aPlan("draft"))).toEqual([]);
  });

  it("leaves the moment to the workflow: who may submit a plan that was sent may still be told it is too late", () => {
    expect(refusal(member("coordinator"), "plan.submit", aPlan("submitted"))).toBeNull();
  });
});

it("has a rule for every action on a plan", () => {
  expect(planActions.every((action) => action in policy)).toBe(true);
  expect(actions).toEqual(Object.keys(policy));
});
