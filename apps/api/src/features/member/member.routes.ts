import { createRoute, z } from "@hono/zod-openapi";
import { authorize, type InvitationId, Role, type UserId } from "@salus/domain";
import { authContext } from "../../auth/auth.routes.ts";
import { sendToken } from "../../auth/authenticate.ts";
import { sessionOfToken } from "../../auth/read-session.ts";
import { SessionView } from "../../auth/session-view.ts";
import type { Services } from "../../deps.ts";
import { answer, body, failures, guarded, nothing, open, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { AssignmentView } from "../assignment/assignment.view.ts";
import { readOpenAssignments } from "../assignment/open-assignments.ts";
import { tenantContext } from "../context.ts";
import { PlanRef } from "../together/plan-ref.ts";
import { AcceptInvitation, acceptInvitation, readInvitation } from "./accept-invitation.ts";
import { AdmitSupport, admitSupport } from "./admit-support.ts";
import { changeRoles } from "./change-roles.ts";
import { InviteMember, inviteMember, readInvitationToken } from "./invite-member.ts";
import { listInvitations, listMembers } from "./member.queries.ts";
import { InvitationView, MemberView, OfferView, presentInvitation, presentMember } from "./member.view.ts";
import { removeMember } from "./remove-member.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

const shared = { tags: ["members"], security: signedIn };
const AccountParams = z.object({ accountId: z.uuid().transform((id) => id as UserId) });
const InvitationParams = z.object({ invitationId: z.uuid().transform((id) => id as InvitationId) });
const TokenParams = z.object({ token: z.string().max(300) });

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/",
  summary: "The members of the tenant",
  responses: { 200: answer(z.object({ members: z.array(MemberView) }), "By name."), ...guarded },
});

const changeRolesRoute = createRoute({
  ...shared,
  method: "patch",
  path: "/{accountId}",
  summary: "Change the roles of a member",
  request: { params: AccountParams, body: body(z.object({ roles: z.array(Role).min(1).max(10) })) },
  responses: { 200: answer(MemberView, "The member."), ...guarded },
});

const removeRoute = createRoute({
  ...shared,
  method: "delete",
  path: "/{accountId}",
  summary: "Remove a member",
  description: "Ends the person's sessions here. The last administrator stays.",
  request: { params: AccountParams },
  responses: { 204: nothing, ...guarded },
});

const assignmentsRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{accountId}/assignments",
  summary: "What a member was asked and has not done",
  description: "Worth a look before the person goes: somebody else must do it.",
  request: { params: AccountParams },
  responses: {
    200: answer(z.object({ plans: z.array(PlanRef), assignments: z.array(AssignmentView) }), "By day."),
    ...guarded,
  },
});

const listInvitationsRoute = createRoute({
  ...shared,
  method: "get",
  path: "/invitations",
  summary: "The invitations of the tenant",
  responses: { 200: answer(z.object({ invitations: z.array(InvitationView) }), "Oldest first."), ...guarded },
});

const inviteRoute = createRoute({
  ...shared,
  method: "post",
  path: "/invitations",
  summary: "Invite somebody",
  description: "The answer has the path of the link, this once: only a hash of its secret is kept.",
  request: { body: body(InviteMember) },
  responses: {
    201: answer(InvitationView.extend({ link: z.string() }), "The invitation, with the link to hand over."),
    ...guarded,
  },
});

const supportRoute = createRoute({
  ...shared,
  method: "post",
  path: "/support",
  summary: "Let somebody of support look on for some hours",
  description:
    "With a reason. Reads, changes nothing, takes nothing along; every thing looked at stands in the trail. Ends by itself, or as a member is removed.",
  request: { body: body(AdmitSupport) },
  responses: {
    201: answer(InvitationView.extend({ link: z.string() }), "The invitation, with the link to hand over."),
    ...guarded,
  },
});

const revokeRoute = createRoute({
  ...shared,
  method: "delete",
  path: "/invitations/{invitationId}",
  summary: "Revoke an invitation",
  request: { params: InvitationParams },
  responses: { 204: nothing, ...guarded },
});

const offerRoute = createRoute({
  method: "get",
  path: "/{token}",
  tags: ["invitations"],
  summary: "What an invitation offers",
  request: { params: TokenParams },
  responses: { 200: answer(OfferView, "The offer."), ...open },
});

const acceptRoute = createRoute({
  method: "post",
  path: "/{token}/accept",
  tags: ["invitations"],
  summary: "Accept an invitation",
  description: "Makes an account; an address that has one already gives its own password. Opens a session.",
  request: { params: TokenParams, body: body(AcceptInvitation) },
  responses: { 200: answer(SessionView, "The session."), ...open, ...failures(401) },
});

export const memberRoutes = (services: Services) =>
  newRouter()
    .openapi(listInvitationsRoute, async (c) => {
      const { actor, now, read } = tenantContext(services, c);
      authorize(actor, "members.manage");
      const rows = await read((tx) => listInvitations(tx, actor));
      return c.json({ invitations: rows.map((row) => presentInvitation(row, now)) }, 200);
    })
    .openapi(inviteRoute, async (c) =>
      c.json(await inviteMember(tenantContext(services, c), services.mail, c.req.valid("json")), 201),
    )
    .openapi(supportRoute, async (c) =>
      c.json(await admitSupport(tenantContext(services, c), services, c.req.valid("json")), 201),
    )
    .openapi(revokeRoute, async (c) => {
      await revokeInvitation(tenantContext(services, c), c.req.valid("param").invitationId);
      return c.body(null, 204);
    })
    .openapi(listRoute, async (c) => {
      const { actor, read } = tenantContext(services, c);
      authorize(actor, "members.manage");
      return c.json({ members: (await read((tx) => listMembers(tx, actor))).map(presentMember) }, 200);
    })
    .openapi(changeRolesRoute, async (c) => {
      const { accountId } = c.req.valid("param");
      return c.json(await changeRoles(tenantContext(services, c), accountId, c.req.valid("json").roles), 200);
    })
    .openapi(assignmentsRoute, async (c) => {
      const { accountId } = c.req.valid("param");
      return c.json(await readOpenAssignments(tenantContext(services, c), accountId), 200);
    })
    .openapi(removeRoute, async (c) => {
      await removeMember(tenantContext(services, c), c.req.valid("param").accountId);
      return c.body(null, 204);
    });

export const invitationRoutes = (services: Services) =>
  newRouter()
    .openapi(offerRoute, async (c) => {
      const token = readInvitationToken(c.req.valid("param").token);
      return c.json(await readInvitation(authContext(services, c), token), 200);
    })
    .openapi(acceptRoute, async (c) => {
      const invited = readInvitationToken(c.req.valid("param").token);
      const token = await acceptInvitation(authContext(services, c), invited, c.req.valid("json"));
      sendToken(c, token, services.sessionLimits);
      return c.json(await sessionOfToken(services, token), 200);
    });
