import {
  account,
  and,
  appendAudit,
  asc,
  eq,
  invitation,
  isNotNull,
  lte,
  membership,
  session,
  type TenantTx,
} from "@salus/db";
import { type Actor, AppError, type InvitationId, type Role, type TenantId, type UserId } from "@salus/domain";

export type MemberRow = {
  accountId: UserId;
  name: string;
  email: string;
  roles: Role[];
  createdAt: Date;
  /** Of somebody of support; null for whoever belongs to the tenant. */
  until: Date | null;
  reason: string | null;
};

const memberColumns = {
  accountId: membership.accountId,
  name: account.name,
  email: account.email,
  roles: membership.roles,
  createdAt: membership.createdAt,
  until: membership.until,
  reason: membership.reason,
};

export const listMembers = (tx: TenantTx, { tenantId }: Pick<Actor, "tenantId">): Promise<MemberRow[]> =>
  tx
    .select(memberColumns)
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(eq(membership.tenantId, tenantId))
    .orderBy(asc(account.name), asc(account.id));

/** All of them, locked: whether somebody is the last administrator must not change underneath. */
export const lockMembers = (tx: TenantTx, { tenantId }: Pick<Actor, "tenantId">): Promise<MemberRow[]> =>
  tx
    .select(memberColumns)
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(eq(membership.tenantId, tenantId))
    .orderBy(asc(membership.accountId))
    .for("update", { of: membership });

export function memberIn(members: readonly MemberRow[], accountId: UserId): MemberRow {
  const found = members.find((member) => member.accountId === accountId);
  if (!found) throw new AppError("member.not_found");
  return found;
}

/** A tenant without an administrator could never let anybody in again. */
export function requireAdministrator(membersAfter: readonly Pick<MemberRow, "roles">[]): void {
  if (!membersAfter.some(({ roles }) => roles.includes("administrator")))
    throw new AppError("member.last_administrator");
}

export async function saveRoles(tx: TenantTx, { tenantId }: Actor, accountId: UserId, roles: Role[]): Promise<void> {
  await tx
    .update(membership)
    .set({ roles })
    .where(and(eq(membership.tenantId, tenantId), eq(membership.accountId, accountId)));
}

/** The person's sessions in this tenant end with the membership. */
export async function deleteMember(tx: TenantTx, { tenantId }: Actor, accountId: UserId): Promise<void> {
  await tx.delete(session).where(and(eq(session.tenantId, tenantId), eq(session.accountId, accountId)));
  await tx.delete(membership).where(and(eq(membership.tenantId, tenantId), eq(membership.accountId, accountId)));
}

/** Accesses of support that are over, of the tenant of the transaction. They let nobody in any more; this puts them away. */
export async function endSupport(tx: TenantTx, tenantId: TenantId, now: Date): Promise<void> {
  const ended = await tx
    .delete(membership)
    .where(and(eq(membership.tenantId, tenantId), isNotNull(membership.until), lte(membership.until, now)))
    .returning({ accountId: membership.accountId, until: membership.until, reason: membership.reason });
  for (const { accountId, until, reason } of ended) {
    await tx.delete(session).where(and(eq(session.tenantId, tenantId), eq(session.accountId, accountId)));
    const entry = { action: "support.end", entity: "account", entityId: accountId };
    await appendAudit(tx, { at: now, actor: null, ...entry, after: { until, reason } });
  }
}

export type InvitationRow = typeof invitation.$inferSelect;

export const listInvitations = (tx: TenantTx, { tenantId }: Actor): Promise<InvitationRow[]> =>
  tx.select().from(invitation).where(eq(invitation.tenantId, tenantId)).orderBy(asc(invitation.createdAt));

export async function lockInvitation(
  tx: TenantTx,
  { tenantId }: Pick<Actor, "tenantId">,
  id: InvitationId,
): Promise<InvitationRow> {
  const [row] = await tx
    .select()
    .from(invitation)
    .where(and(eq(invitation.tenantId, tenantId), eq(invitation.id, id)))
    .for("update");
  if (!row) throw new AppError("invitation.not_found");
  return row;
}
