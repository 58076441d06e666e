import { withIdentity, withTenant } from "@salus/db";
import { AppError, type TenantId } from "@salus/domain";
import { audit } from "../audit.ts";
import type { PersonCtx } from "./context.ts";
import { openSession } from "./session.ts";
import { listMemberships } from "./session-view.ts";

/** Answers a new token; the old one is dead, and the absolute end of the session stays where it was. */
export async function switchTenant(ctx: PersonCtx, tenantId: TenantId): Promise<string> {
  const { actor, createdAt } = ctx.session;
  const { userId } = actor;
  const memberships = await withIdentity(ctx.db, (tx) => listMemberships(tx, userId, ctx.now));
  if (!memberships.some((membership) => membership.tenantId === tenantId)) throw new AppError("membership.not_found");
  return withTenant(ctx.db, tenantId, async (tx) => {
    const { visitor, token: replaces } = ctx;
    const token = await openSession(tx, { userId, tenantId, createdAt, visitor, replaces }, ctx);
    const entry = { action: "account.switch_tenant", entity: "account", entityId: userId };
    await audit(tx, { actor: { userId, tenantId }, now: ctx.now }, { ...entry, before: { tenantId: actor.tenantId } });
    return token;
  });
}
