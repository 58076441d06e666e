import { withIdentity, withTenant } from "@salus/db";
import { AppError } from "@salus/domain";
import { audit } from "../audit.ts";
import type { PersonCtx } from "./context.ts";
import { handleOf, lucia } from "./session.ts";

export type OwnSession = {
  id: string;
  current: boolean;
  createdAt: string;
  lastSeenAt: string;
  userAgent: string | null;
};

export async function listOwnSessions(ctx: PersonCtx): Promise<OwnSession[]> {
  const { actor, id: currentId } = ctx.session;
  const sessions = await withIdentity(ctx.db, (tx) => lucia(tx, ctx).getUserSessions(actor.userId));
  return sessions.map(({ id, createdAt, lastSeenAt, userAgent }) => ({
    id: handleOf(id),
    current: id === currentId,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    userAgent,
  }));
}

/** Ends one of the person's own sessions, named by its handle. */
export function endSession(ctx: PersonCtx, handle: string): Promise<void> {
  const { actor } = ctx.session;
  return withTenant(ctx.db, actor.tenantId, async (tx) => {
    const auth = lucia(tx, ctx);
    const found = (await auth.getUserSessions(actor.userId)).find(({ id }) => handleOf(id) === handle);
    if (!found) throw new AppError("session.not_found");
    await auth.invalidateSession(found.id);
    const entry = { action: "account.end_session", entity: "account", entityId: actor.userId };
    await audit(tx, { actor, now: ctx.now }, entry);
  });
}
