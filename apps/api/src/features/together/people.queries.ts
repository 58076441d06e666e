import { z } from "@hono/zod-openapi";
import { account, and, asc, eq, inArray, isNull, membership, type TenantTx } from "@salus/db";
import { type Actor, AppError, type Role, type UserId } from "@salus/domain";

export type Person = { id: UserId; name: string; isMember: boolean };

/** Somebody who has a part in the work on a plan; `isMember` is false for who has left. */
export const PersonView = z.object({ id: z.string(), name: z.string(), isMember: z.boolean() }).openapi("Person");

/** Names of people that the tenant's own rows name. Never ask it about ids that a request brought along. */
export async function namesOf(
  tx: TenantTx,
  { tenantId }: Pick<Actor, "tenantId">,
  ids: readonly (UserId | null)[],
): Promise<Person[]> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return [];
  const rows = await tx
    .select({ id: account.id, name: account.name, member: membership.accountId })
    .from(account)
    .leftJoin(membership, and(eq(membership.tenantId, tenantId), eq(membership.accountId, account.id)))
    .where(inArray(account.id, wanted))
    .orderBy(asc(account.name), asc(account.id));
  return rows.map(({ id, name, member }) => ({ id, name, isMember: member !== null }));
}

export type Colleague = { id: UserId; name: string; roles: Role[] };

export const listColleagues = (tx: TenantTx, { tenantId }: Pick<Actor, "tenantId">): Promise<Colleague[]> =>
  tx
    .select({ id: account.id, name: account.name, roles: membership.roles })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(and(eq(membership.tenantId, tenantId), isNull(membership.until)))
    .orderBy(asc(account.name), asc(account.id));

/** Of these ids, the ones that belong to members. */
export async function membersAmong(
  tx: TenantTx,
  { tenantId }: Pick<Actor, "tenantId">,
  ids: readonly UserId[],
): Promise<UserId[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: membership.accountId })
    .from(membership)
    .where(and(eq(membership.tenantId, tenantId), inArray(membership.accountId, [...ids]), isNull(membership.until)));
  return ids.filter((id) => rows.some((row) => row.id === id));
}

export async function requireMember(tx: TenantTx, actor: Pick<Actor, "tenantId">, id: UserId): Promise<void> {
  const [found] = await membersAmong(tx, actor, [id]);
  if (found === undefined) throw new AppError("member.not_found");
}
