import {
  account,
  and,
  assignment,
  asc,
  auditEntry,
  count,
  eq,
  gt,
  isNull,
  mailPreference,
  membership,
  ne,
  notification,
  sql,
  type TenantTx,
  version,
} from "@salus/db";
import type { DigestRhythm, Locale, PlanId, TenantId, UserId } from "@salus/domain";

export type Reader = {
  accountId: UserId;
  name: string;
  email: string;
  locale: Locale;
  rhythm: DigestRhythm;
  follows: PlanId[];
  digestedAt: Date | null;
};

/** The members of a tenant as readers of mail. */
export async function listReaders(tx: TenantTx, tenantId: TenantId): Promise<Reader[]> {
  const rows = await tx
    .select({
      accountId: account.id,
      name: account.name,
      email: account.email,
      locale: account.locale,
      rhythm: mailPreference.digest,
      follows: mailPreference.follows,
      digestedAt: mailPreference.digestedAt,
    })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .leftJoin(
      mailPreference,
      and(eq(mailPreference.tenantId, membership.tenantId), eq(mailPreference.accountId, membership.accountId)),
    )
    .where(and(eq(membership.tenantId, tenantId), isNull(membership.until), isNull(account.disabledAt)))
    .orderBy(asc(account.id));
  return rows.map(({ rhythm, follows, ...row }) => ({
    ...row,
    rhythm: rhythm ?? "daily",
    follows: (follows ?? []) as PlanId[],
  }));
}

export const listUnsettled = (tx: TenantTx, tenantId: TenantId, accountId: UserId) =>
  tx
    .select()
    .from(notification)
    .where(
      and(eq(notification.tenantId, tenantId), eq(notification.accountId, accountId), isNull(notification.settledAt)),
    )
    .orderBy(asc(notification.createdAt));

export const settleAll = (tx: TenantTx, tenantId: TenantId, accountId: UserId, settledAt: Date) =>
  tx
    .update(notification)
    .set({ settledAt })
    .where(
      and(eq(notification.tenantId, tenantId), eq(notification.accountId, accountId), isNull(notification.settledAt)),
    );

export const listOpenFor = (tx: TenantTx, tenantId: TenantId, accountId: UserId) =>
  tx
    .select()
    .from(assignment)
    .where(and(eq(assignment.tenantId, tenantId), eq(assignment.assigneeId, accountId), eq(assignment.state, "open")))
    .orderBy(asc(assignment.dueOn));

const sqlVersionId = sql`(${auditEntry.after} ->> 'versionId')::uuid`;

/** How many nodes' texts or places others changed in a plan since a moment. */
export async function countChanges(
  tx: TenantTx,
  tenantId: TenantId,
  { planId, accountId, since }: { planId: PlanId; accountId: UserId; since: Date },
): Promise<number> {
  const [row] = await tx
    .select({ changes: count() })
    .from(auditEntry)
    .innerJoin(
      version,
      and(eq(version.tenantId, auditEntry.tenantId), eq(sqlVersionId, version.id), eq(version.planId, planId)),
    )
    .where(
      and(
        eq(auditEntry.tenantId, tenantId),
        eq(auditEntry.entity, "node"),
        ne(auditEntry.actorId, accountId),
        gt(auditEntry.at, since),
      ),
    );
  return row?.changes ?? 0;
}
