import {
  account,
  and,
  eq,
  invitation,
  isNotNull,
  membership,
  tenant,
  type TenantTx,
  withIdentity,
  withTenant,
} from "@salus/db";
import { AppError, type LocalizedText, type UserId } from "@salus/domain";
import { z } from "zod";
import { audit } from "../../audit.ts";
import type { AuthCtx } from "../../auth/context.ts";
import { hashPassword, verifyPassword } from "../../auth/password.ts";
import { assertGoodPassword } from "../../auth/password-rules.ts";
import { hashEmail, markSucceeded, reserveAttempt } from "../../auth/rate-limit.ts";
import { isSecretOf } from "../../auth/secret.ts";
import { openSession } from "../../auth/session.ts";
import type { InvitationToken } from "./invite-member.ts";
import { type InvitationRow, lockInvitation } from "./member.queries.ts";

export const AcceptInvitation = z.object({
  name: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(1000),
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

/** The invitation behind a link, or the refusal that tells nothing about links that never were. */
async function openInvitation(tx: TenantTx, token: InvitationToken, now: Date): Promise<InvitationRow> {
  const row = await lockInvitation(tx, token, token.id);
  if (!isSecretOf(token.secret, row.secretHash) || row.revokedAt !== null) throw new AppError("invitation.not_found");
  if (row.acceptedAt !== null || row.expiresAt <= now) throw new AppError("invitation.expired");
  return row;
}

type Account = { id: UserId; passwordHash: string | null };

async function findAccount(tx: TenantTx, email: string): Promise<Account | null> {
  const [row] = await tx
    .select({ id: account.id, passwordHash: account.passwordHash })
    .from(account)
    .where(eq(account.email, email));
  return row ?? null;
}

export type InvitationOffer = {
  tenantName: LocalizedText;
  email: string;
  roles: InvitationRow["roles"];
  locale: InvitationRow["locale"];
  /** The address has an account already: accepting asks its password instead of making one. */
  hasAccount: boolean;
};

export function readInvitation(ctx: Pick<AuthCtx, "db" | "now">, token: InvitationToken): Promise<InvitationOffer> {
  return withTenant(ctx.db, token.tenantId, async (tx) => {
    const { email, roles, locale } = await openInvitation(tx, token, ctx.now);
    const [of] = await tx.select({ name: tenant.name }).from(tenant).where(eq(tenant.id, token.tenantId));
    const found = await findAccount(tx, email);
    return { tenantName: of?.name ?? {}, email, roles, locale, hasAccount: found?.passwordHash != null };
  });
}

/**
 * Makes the account, or joins the one that the address has already. Then the password is that account's own: a link
 * alone must not open somebody's account. Answers the token of a session.
 */
export async function acceptInvitation(ctx: AuthCtx, token: InvitationToken, input: AcceptInvitation): Promise<string> {
  const { email, known } = await withTenant(ctx.db, token.tenantId, async (tx) => {
    const row = await openInvitation(tx, token, ctx.now);
    return { email: row.email, known: await findAccount(tx, row.email) };
  });
  const passwordHash = await proveOrMake(ctx, { email, known, input });
  return withTenant(ctx.db, token.tenantId, async (tx) => {
    const row = await openInvitation(tx, token, ctx.now);
    const userId = await findOrMakeAccount(tx, ctx, { row, name: input.name, passwordHash });
    await join(tx, ctx, row, userId);
    const { now, visitor, token: replaces } = ctx;
    return openSession(tx, { userId, tenantId: row.tenantId, createdAt: now, visitor, replaces }, ctx);
  });
}

type Proof = { email: string; known: Account | null; input: AcceptInvitation };

async function proveOrMake(ctx: AuthCtx, { email, known, input }: Proof): Promise<string> {
  if (known?.passwordHash == null) {
    assertGoodPassword(input.password, { email, name: input.name });
    return hashPassword(input.password);
  }
  const attempt = { emailHash: hashEmail(email), ipHash: ctx.visitor.ipHash ?? "" };
  const attemptId = await withIdentity(ctx.db, (tx) => reserveAttempt(tx, attempt, ctx.now));
  if (!(await verifyPassword(known.passwordHash, input.password))) throw new AppError("password.wrong");
  await withIdentity(ctx.db, (tx) => markSucceeded(tx, attemptId, attempt, ctx.now));
  return known.passwordHash;
}

type NewAccount = { row: InvitationRow; name: string; passwordHash: string };

async function findOrMakeAccount(tx: TenantTx, ctx: AuthCtx, { row, name, passwordHash }: NewAccount): Promise<UserId> {
  const { email, locale } = row;
  const [made] = await tx
    .insert(account)
    .values({ email, name, locale, passwordHash, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: account.id });
  if (made) return made.id;
  const known = await findAccount(tx, email);
  if (!known) throw new AppError("invitation.not_found");
  if (known.passwordHash === null) await tx.update(account).set({ name, passwordHash }).where(eq(account.id, known.id));
  else if (known.passwordHash !== passwordHash) throw new AppError("password.wrong");
  return known.id;
}

async function join(tx: TenantTx, { now }: AuthCtx, row: InvitationRow, userId: UserId): Promise<void> {
  const { tenantId, id, roles, reason } = row;
  const own = and(eq(membership.tenantId, tenantId), eq(membership.accountId, userId));
  // An earlier access of support does not stand in the way of another, nor of belonging here.
  await tx.delete(membership).where(and(own, isNotNull(membership.until)));
  const until = reason === null ? null : row.expiresAt;
  const joining = { tenantId, accountId: userId, roles, createdAt: now, until, reason };
  await tx.insert(membership).values(joining).onConflictDoNothing();
  await tx
    .update(invitation)
    .set({ acceptedAt: now })
    .where(and(eq(invitation.tenantId, tenantId), eq(invitation.id, id)));
  const action = reason === null ? "member.accept_invitation" : "support.enter";
  const after = { invitationId: id, roles, ...(reason !== null && { reason, until }) };
  await audit(tx, { actor: { userId, tenantId }, now }, { action, entity: "account", entityId: userId, after });
}
