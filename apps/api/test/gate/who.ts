import { type Action, can, federalRoles, municipalRoles, type Role, type TenantKind } from "@salus/domain";
import type { Person } from "../world/scene.ts";

/** Who may call a route, as `docs/specs/api.md` says it. A new route needs a line here: the gate fails without one. */
export const whoMay: Record<string, Action | "signed-in" | "anybody"> = {
  "POST /auth/sign-in": "anybody",
  "POST /auth/sign-out": "signed-in",
  "GET /auth/session": "signed-in",
  "POST /auth/tenant": "signed-in",
  "PATCH /auth/profile": "signed-in",
  "POST /auth/password": "signed-in",
  "GET /auth/sessions": "signed-in",
  "DELETE /auth/sessions/{sessionId}": "signed-in",
  "GET /plans": "plan.read",
  "POST /plans": "plan.create",
  "POST /plans/import": "plan.import",
  "POST /plans/roll-over": "plan.create",
  "GET /published": "plan.create",
  "GET /published/{publishedId}/beginning": "plan.create",
  "POST /plans/inspiration": "plan.create",
  "GET /plans/{planId}/roll-over": "plan.create",
  "GET /plans/{planId}/framework-changes": "plan.read",
  "POST /plans/{planId}/framework-changes": "plan.edit",
  "GET /plans/{planId}/renewal": "plan.read",
  "POST /plans/{planId}/renewal/{itemId}/settle": "plan.edit",
  "POST /plans/{planId}/renewal/{itemId}/reopen": "plan.edit",
  "GET /plans/{planId}": "plan.read",
  "GET /plans/{planId}/tree": "plan.read",
  "GET /plans/{planId}/findings": "plan.read",
  "GET /plans/{planId}/versions": "plan.read",
  "GET /plans/{planId}/difference": "plan.read",
  "GET /plans/{planId}/changes": "plan.read",
  "GET /plans/{planId}/live": "plan.read",
  "POST /plans/{planId}/presence": "plan.read",
  "POST /plans/{planId}/events": "plan.recordDecision",
  "POST /plans/{planId}/submit": "plan.submit",
  "POST /plans/{planId}/nodes": "plan.edit",
  "GET /plans/{planId}/bin": "plan.read",
  "POST /plans/{planId}/branches": "plan.edit",
  "PATCH /plans/{planId}/nodes/{nodeId}": "plan.edit",
  "POST /plans/{planId}/nodes/{nodeId}/move": "plan.edit",
  "DELETE /plans/{planId}/nodes/{nodeId}": "plan.edit",
  "POST /plans/{planId}/nodes/{nodeId}/restore": "plan.edit",
  "POST /plans/{planId}/nodes/{nodeId}/reviews": "plan.edit",
  "DELETE /plans/{planId}/nodes/{nodeId}/reviews/{field}": "plan.edit",
  "GET /plans/{planId}/nodes/{nodeId}/history": "plan.read",
  "POST /plans/{planId}/grant-lines": "plan.editMoney",
  "PATCH /plans/{planId}/grant-lines/{grantLineId}": "plan.editMoney",
  "DELETE /plans/{planId}/grant-lines/{grantLineId}": "plan.editMoney",
  "GET /plans/{planId}/comments": "plan.read",
  "POST /plans/{planId}/comments": "comment.write",
  "POST /plans/{planId}/comments/{commentId}/replies": "comment.write",
  "PATCH /plans/{planId}/comments/{commentId}": "comment.write",
  "DELETE /plans/{planId}/comments/{commentId}": "comment.write",
  "POST /plans/{planId}/comments/{commentId}/resolve": "comment.write",
  "POST /plans/{planId}/comments/{commentId}/reopen": "comment.write",
  "POST /plans/{planId}/comments/{commentId}/read": "plan.read",
  "GET /plans/{planId}/assignments": "plan.read",
  "POST /plans/{planId}/assignments": "assignment.give",
  // Beyond the roles: who was asked, or who asked. The actor of the scene is both.
  "PATCH /plans/{planId}/assignments/{assignmentId}": "plan.read",
  "POST /plans/{planId}/assignments/{assignmentId}/done": "plan.read",
  "POST /plans/{planId}/assignments/{assignmentId}/reopen": "plan.read",
  "GET /plans/{planId}/attachments": "plan.read",
  "POST /plans/{planId}/attachments": "comment.write",
  "GET /plans/{planId}/attachments/{attachmentId}": "plan.read",
  "DELETE /plans/{planId}/attachments/{attachmentId}": "plan.read",
  "GET /plans/{planId}/activity": "plan.read",
  "PUT /plans/{planId}/follow": "plan.read",
  "GET /mailbox": "signed-in",
  "POST /mailbox/digest": "plan.read",
  "GET /mail-preferences": "plan.read",
  "PATCH /mail-preferences": "plan.read",
  "GET /colleagues": "plan.read",
  "GET /my-work": "plan.read",
  "GET /plans/{planId}/unit-texts": "plan.read",
  "POST /plans/{planId}/unit-texts": "plan.edit",
  "GET /organisation": "organisation.read",
  "POST /organisation/{recordKind}": "organisation.contribute",
  "PATCH /organisation/{recordKind}/{recordId}": "organisation.contribute",
  "DELETE /organisation/{recordKind}/{recordId}": "organisation.contribute",
  "GET /organisation/{recordKind}/{recordId}/uses": "organisation.read",
  "POST /organisation/{recordKind}/{recordId}/merge": "organisation.contribute",
  "GET /words": "words.read",
  // On the own list; that the municipality's is the coordinator's stands in the tests of the verb.
  "POST /words": "words.read",
  "DELETE /words/{wordId}": "words.read",
  "POST /plans/{planId}/dismissals": "finding.dismiss",
  "DELETE /plans/{planId}/dismissals/{dismissalId}": "finding.dismiss",
  "POST /imports": "plan.import",
  "GET /frameworks": "signed-in",
  "GET /frameworks/{code}": "signed-in",
  "GET /municipalities": "signed-in",
  "GET /reference/borders/{map}": "signed-in",
  "GET /members": "members.manage",
  "PATCH /members/{accountId}": "members.manage",
  "DELETE /members/{accountId}": "members.manage",
  "GET /members/{accountId}/assignments": "members.manage",
  "GET /members/invitations": "members.manage",
  "POST /members/invitations": "members.manage",
  "DELETE /members/invitations/{invitationId}": "members.manage",
  "GET /invitations/{token}": "anybody",
  "POST /invitations/{token}/accept": "anybody",
  "GET /federal/plans": "federal.read",
  "GET /federal/plans/{submissionId}": "federal.read",
  "GET /federal/plans/{submissionId}/difference": "federal.read",
  "POST /federal/plans/{submissionId}/return": "plan.return",
  "POST /federal/plans/{submissionId}/approve": "plan.approve",
  "GET /federal/matrix": "federal.compare",
  "GET /federal/compare": "federal.compare",
  "GET /federal/coverage-map": "federal.read",
  "GET /health": "anybody",
  "GET /demo": "anybody",
  "GET /schemas/plan-document.json": "anybody",
  "GET /openapi.json": "anybody",
};

export type Somebody = { kind: TenantKind; role: Role | readonly Role[] } | null;

/** Everybody who can ask: nobody in particular, and one person per role. */
export const everyone: Somebody[] = [
  null,
  ...municipalRoles.map((role) => ({ kind: "municipality" as const, role })),
  ...federalRoles.map((role) => ({ kind: "federal" as const, role })),
];

export const nameOf = (who: Somebody): string =>
  who === null ? "nobody" : `${who.kind} ${[who.role].flat().join("+")}`;

/** `through`: it serves; `out`: the roles do not allow it; `stranger`: nobody is signed in. */
export type Greeting = "through" | "out" | "stranger";

/** How a route must greet this person who asks for what is their own. */
export function greeting(rule: Action | "signed-in" | "anybody", who: Somebody, { actor }: Person): Greeting {
  if (rule === "anybody") return "through";
  if (who === null) return "stranger";
  return rule === "signed-in" || can(actor, rule) ? "through" : "out";
}
