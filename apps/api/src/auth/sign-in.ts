import { account, and, type Db, eq, isNull, withIdentity, withTenant } from "@salus/db";
import { AppError, type TenantId, type UserId } from "@salus/domain";
import { audit } from "../audit.ts";
import type { AuthCtx } from "./context.ts";
import { hashPassword, needsRehash, verifyPassword } from "./password.ts";
import { type Attempt, hashEmail, markSucceeded, reserveAttempt } from "./rate-limit.ts";
import { openSession } from "./session.ts";
import { firstTenant, listMemberships } from "./session-view.ts";

/**
 * Answers the token of a new session. Takes the same steps and gives the same refusal whether the account is unknown,
 * disabled or the password wrong.
 */
export async function signIn(ctx: AuthCtx, input: { email: string; password: string }): Promise<string> {
  const email = input.email.toLowerCase();
  const attempt = { emailHash: hashEmail(email), ipHash: ctx.visitor.ipHash ?? "" };
  const attemptId = await withIdentity(ctx.db, (tx) => reserveAttempt(tx, attempt, ctx.now));
  const found = await findAccount(ctx.db, email);
  const matches = await verifyPassword(found?.passwordHash ?? null, input.password);
  if (!found || !matches) throw new AppError("session.wrong_credentials");
  const tenantId = firstTenant(await withIdentity(ctx.db, (tx) => listMemberships(tx, found.id, ctx.now)));
  const rehashed = needsRehash(found.passwordHash) ? await hashPassword(input.password) : null;
  return enter(ctx, { userId: found.id, tenantId, attemptId, attempt, rehashed });
}

async function findAccount(db: Db, email: string): Promise<{ id: UserId; passwordHash: string } | null> {
  const [row] = await withIdentity(db, (tx) =>
    tx
      .select({ id: account.id, passwordHash: account.passwordHash })
      .from(account)
      .where(and(eq(account.email, email), isNull(account.disabledAt))),
  );
  return row && row.passwordHash !== null ? { id: row.id, passwordHash: row.passwordHash } : null;
}

type Entry = { userId: UserId; tenantId: TenantId; attemptId: number; attempt: Attempt; rehashed: string | null };

/** Session, trace and counter in one transaction; a token that came with the request dies. */
function enter(ctx: AuthCtx, { userId, tenantId, attemptId, attempt, rehashed }: Entry): Promise<string> {
  const { now, visitor, token: replaces } = ctx;
  return withTenant(ctx.db, tenantId, async (tx) => {
    await markSucceeded(tx, attemptId, attempt, now);
    if (rehashed) await tx.update(account).set({ passwordHash: rehashed }).where(eq(account.id, userId));
    const token = await openSession(tx, { userId, tenantId, createdAt: now, visitor, replaces }, ctx);
    const entry = { action: "account.sign_in", entity: "account", entityId: userId };
    await audit(tx, { actor: { userId, tenantId }, now }, entry);
    return token;
  });
}
