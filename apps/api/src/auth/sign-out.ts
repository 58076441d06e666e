import { withTenant } from "@salus/db";
import { audit } from "../audit.ts";
import type { PersonCtx } from "./context.ts";
import { lucia } from "./session.ts";

export function signOut(ctx: PersonCtx): Promise<void> {
  const { id, actor } = ctx.session;
  return withTenant(ctx.db, actor.tenantId, async (tx) => {
    await lucia(tx, ctx).invalidateSession(id);
    await audit(tx, { actor, now: ctx.now }, { action: "account.sign_out", entity: "account", entityId: actor.userId });
  });
}
