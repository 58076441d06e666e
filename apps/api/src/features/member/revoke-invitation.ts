import { and, eq, invitation } from "@salus/db";
import { AppError, authorize, type InvitationId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { lockInvitation } from "./member.queries.ts";

export function revokeInvitation(ctx: Ctx, id: InvitationId): Promise<void> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "members.manage");
    const { acceptedAt, revokedAt, tenantId, roles, locale, reason } = await lockInvitation(tx, ctx.actor, id);
    if (acceptedAt !== null || revokedAt !== null) throw new AppError("invitation.not_found");
    await tx
      .update(invitation)
      .set({ revokedAt: ctx.now })
      .where(and(eq(invitation.tenantId, tenantId), eq(invitation.id, id)));
    const action = reason === null ? "member.revoke_invitation" : "support.withdraw";
    const entry = { action, entity: "invitation", entityId: id };
    await audit(tx, ctx, { ...entry, before: { roles, locale } });
  });
}
