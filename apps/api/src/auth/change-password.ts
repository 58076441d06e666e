import { account, and, eq, ne, session, withIdentity, withTenant } from "@salus/db";
import { AppError } from "@salus/domain";
import { audit } from "../audit.ts";
import type { PersonCtx } from "./context.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { assertGoodPassword } from "./password-rules.ts";
import { hashEmail, markSucceeded, reserveAttempt } from "./rate-limit.ts";

/** Ends the other sessions. The present password is asked again and its checks count like those of a sign-in. */
export async function changePassword(ctx: PersonCtx, input: { current: string; next: string }): Promise<void> {
  const { actor, id, email, name } = ctx.session;
  assertGoodPassword(input.next, { email, name });
  const attempt = { emailHash: hashEmail(email), ipHash: ctx.visitor.ipHash ?? "" };
  const attemptId = await withIdentity(ctx.db, (tx) => reserveAttempt(tx, attempt, ctx.now));
  const [row] = await withIdentity(ctx.db, (tx) =>
    tx.select({ passwordHash: account.passwordHash }).from(account).where(eq(account.id, actor.userId)),
  );
  if (!(await verifyPassword(row?.passwordHash ?? null, input.current))) throw new AppError("password.wrong");
  const passwordHash = await hashPassword(input.next);
  await withTenant(ctx.db, actor.tenantId, async (tx) => {
    await markSucceeded(tx, attemptId, attempt, ctx.now);
    await tx.update(account).set({ passwordHash }).where(eq(account.id, actor.userId));
    await tx.delete(session).where(and(eq(session.accountId, actor.userId), ne(session.id, id)));
    const entry = { action: "account.change_password", entity: "account", entityId: actor.userId };
    await audit(tx, { actor, now: ctx.now }, entry);
  });
}
