import {
  type Actor,
  type FederalRole,
  federalRoles,
  type MunicipalRole,
  municipalRoles,
  supportRole,
  type TenantKind,
} from "../actor.ts";
import { AppError, type ErrorCode } from "../errors.ts";
import type { TenantId, UserId } from "../ids.ts";
import type { PlanStatus } from "./plan.ts";
import { isOpen, isPlanAction, needsCompleteness, type PlanAction, planActions } from "./plan.workflow.ts";
import { workflow } from "./workflow-table.ts";

/** What a rule looks at: a plan, or a submission seen as one. */
export type PlanSubject = {
  readonly tenantId: TenantId;
  readonly version: { readonly status: PlanStatus; readonly submittedBy: UserId | null };
};

type Rule = {
  readonly municipality?: readonly (MunicipalRole | typeof supportRole)[];
  readonly federal?: readonly FederalRole[];
  /** Nobody judges what they submitted themselves. */
  readonly fourEyes?: true;
  readonly refusal: ErrorCode;
};

/** Who may do what. When it can be done stands in the workflow; the municipality border is the database's. */
export const policy = {
  /** Support looks on; that it changes nothing and takes nothing along holds for every request at once. */
  "plan.read": { municipality: [...municipalRoles, supportRole], refusal: "plan.forbidden" },
  "plan.create": { municipality: ["coordinator", "editor"], refusal: "plan.forbidden" },
  "plan.import": { municipality: ["coordinator", "editor"], refusal: "plan.forbidden" },
  "plan.edit": { municipality: ["coordinator", "editor"], refusal: "plan.forbidden" },
  "plan.editMoney": { municipality: ["administrator", "coordinator", "finance"], refusal: "plan.forbidden" },
  "plan.recordDecision": { municipality: workflow.council.municipality, refusal: "plan.forbidden" },
  "plan.amend": { municipality: workflow.amendmentBegan.municipality, refusal: "plan.forbidden" },
  "plan.submit": { municipality: workflow.submitted.municipality, refusal: "plan.forbidden" },
  /** To set a finding aside with a reason: for those who write what it is about. */
  "finding.dismiss": { municipality: ["administrator", "coordinator", "editor", "finance"], refusal: "plan.forbidden" },
  // Who reads a plan may remark on it: a reader asks, an alderman answers. No word of the plan changes by it.
  "comment.write": { municipality: municipalRoles, refusal: "comment.forbidden" },
  "assignment.give": { municipality: ["administrator", "coordinator", "editor"], refusal: "assignment.forbidden" },
  "organisation.read": { municipality: [...municipalRoles, supportRole], refusal: "organisation.forbidden" },
  /** How to reach people: for those who must. */
  "organisation.readContacts": {
    municipality: ["administrator", "coordinator", "editor"],
    refusal: "organisation.forbidden",
  },
  /** Partners, programmes and projects: what a writer of the plan meets first. */
  "organisation.contribute": {
    municipality: ["administrator", "coordinator", "editor"],
    refusal: "organisation.forbidden",
  },
  "organisation.manage": { municipality: ["administrator", "coordinator"], refusal: "organisation.forbidden" },
  "words.read": { municipality: municipalRoles, refusal: "word.forbidden" },
  /** The municipality's own list; everybody keeps a personal one. */
  "words.manage": { municipality: ["coordinator"], refusal: "word.forbidden" },
  /** To say that something which is owed was sent: the papers are with those who send them. */
  "obligation.settle": { municipality: ["coordinator", "finance", "evaluator"], refusal: "obligation.forbidden" },
  "message.write": { municipality: ["coordinator", "editor", "finance", "secretary"], refusal: "message.forbidden" },
  /** The mail of the day, the calendar, what is new: everybody's own, on both sides. */
  "news.read": { municipality: municipalRoles, federal: federalRoles, refusal: "request.refused" },
  "federal.write": { federal: ["adviser", "controller", "framework-manager"], refusal: "message.forbidden" },
  "federal.read": { federal: federalRoles, refusal: "submission.forbidden" },
  "federal.compare": { federal: federalRoles, refusal: "submission.forbidden" },
  /** Notes, remarks, points: the work of those who judge. */
  "analysis.write": { federal: workflow.returned.federal, refusal: "remark.forbidden" },
  "adviser.assign": { federal: ["administrator", "adviser", "framework-manager"], refusal: "adviser.forbidden" },
  "remark.answer": { municipality: ["coordinator", "editor", "finance"], refusal: "remark.forbidden" },
  "plan.return": { federal: workflow.returned.federal, fourEyes: true, refusal: "submission.forbidden" },
  "plan.approve": { federal: workflow.approved.federal, fourEyes: true, refusal: "submission.forbidden" },
  "members.manage": { municipality: ["administrator"], federal: ["administrator"], refusal: "member.forbidden" },
  /** Who saw, changed and exported: for those who answer for the tenant. */
  "trail.read": {
    municipality: ["administrator", "coordinator"],
    federal: ["administrator"],
    refusal: "trail.forbidden",
  },
  "trail.keep": { municipality: ["administrator"], federal: ["administrator"], refusal: "trail.forbidden" },
  "support.admit": { municipality: ["administrator"], refusal: "support.forbidden" },
  "framework.manage": { federal: ["framework-manager"], refusal: "request.refused" },
} as const satisfies Record<string, Rule> & Record<PlanAction, Rule>;

export type Action = keyof typeof policy;
export const actions = Object.keys(policy) as Action[];

const ruleOf = (action: Action): Rule => policy[action];

/** Whether the roles of the actor allow an action; `subject` adds what depends on the plan itself. */
export const can = (actor: Actor, action: Action, subject?: PlanSubject): boolean =>
  refusalOf(actor, action, subject) === null;

type Refusal = "other-side" | "role" | "other-tenant" | "four-eyes";

function refusalOf(actor: Actor, action: Action, subject: PlanSubject | undefined): Refusal | null {
  const rule = ruleOf(action);
  const roles: readonly string[] | undefined = rule[actor.tenantKind];
  if (!roles) return "other-side";
  if (!actor.roles.some((role) => roles.includes(role))) return "role";
  if (subject && actor.tenantKind === "municipality" && subject.tenantId !== actor.tenantId) return "other-tenant";
  if (subject && rule.fourEyes && subject.version.submittedBy === actor.userId) return "four-eyes";
  return null;
}

/** Throws what the actor may not do. Another municipality's plan does not exist. */
export function authorize(actor: Actor, action: Action, subject?: PlanSubject): void {
  const refusal = refusalOf(actor, action, subject);
  if (refusal === null) return;
  throw new AppError(refusal === "other-tenant" ? "plan.not_found" : ruleOf(action).refusal, { action });
}

export const actionsOf = (kind: TenantKind): Action[] => actions.filter((action) => ruleOf(action)[kind] !== undefined);

/** Why an action that belongs to the actor's side is closed now. */
export const closedReasons = ["role", "four-eyes", "status", "incomplete"] as const;
export type ClosedReason = (typeof closedReasons)[number];
export type ClosedStep = { readonly action: PlanAction; readonly reason: ClosedReason };

/** What is known beside the plan itself; `blocked`: it has blocking findings. */
export type StepConditions = { readonly blocked?: boolean };

/** The actions on this plan that are open to this actor now: who and when together. */
export const openSteps = (plan: PlanSubject, actor: Actor, conditions: StepConditions = {}): PlanAction[] =>
  planActions.filter((action) => can(actor, action, plan) && closedReason(action, plan, actor, conditions) === null);

/** The actions of the actor's side that are not open, each with its first reason. */
export const closedSteps = (plan: PlanSubject, actor: Actor, conditions: StepConditions = {}): ClosedStep[] =>
  planActions.flatMap((action) => {
    const reason = closedReason(action, plan, actor, conditions);
    return reason === null ? [] : [{ action, reason }];
  });

function closedReason(
  action: PlanAction,
  plan: PlanSubject,
  actor: Actor,
  { blocked = false }: StepConditions,
): ClosedReason | null {
  const refusal = refusalOf(actor, action, plan);
  if (refusal === "role" || refusal === "four-eyes") return refusal;
  if (refusal !== null) return null;
  if (!isOpen(action, plan.version.status)) return "status";
  return blocked && needsCompleteness(action) ? "incomplete" : null;
}

/** With a plan: what may be done to it now. Without: everything the actor's roles give them, for menus and pages. */
export const permittedActions = (actor: Actor, plan?: PlanSubject, conditions: StepConditions = {}): Action[] =>
  actions.filter((action) => {
    if (!can(actor, action, plan)) return false;
    if (!plan) return true;
    return isPlanAction(action) && closedReason(action, plan, actor, conditions) === null;
  });
