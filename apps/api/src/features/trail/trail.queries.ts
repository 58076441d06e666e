import {
  account,
  and,
  type AnyTx,
  auditEntry,
  auditHead,
  desc,
  type DoingsTx,
  eq,
  type FederalTx,
  framework,
  gte,
  inArray,
  lt,
  membership,
  notInArray,
  or,
  plan,
  type SQL,
  sql,
  submission,
  tenant,
  type TenantTx,
  version,
} from "@salus/db";
import { actionsOfKind, type PlanId, readingActions, type Role, type TenantId, type UserId } from "@salus/domain";
import { startOfDay } from "../../belgian-day.ts";
import type { ChainView, TrailQuery } from "./trail.view.ts";

type Wanted = Omit<TrailQuery, "limit">;

function ofKind(kind: TrailQuery["kindOfEntry"]): SQL | undefined {
  if (kind === undefined) return undefined;
  if (kind !== "changed") return inArray(auditEntry.action, [...actionsOfKind(kind)]);
  return notInArray(auditEntry.action, [...readingActions]);
}

const filters = ({ personId, kindOfEntry, fromDay, untilDay }: Wanted): (SQL | undefined)[] => [
  personId === undefined ? undefined : eq(auditEntry.actorId, personId),
  ofKind(kindOfEntry),
  fromDay === undefined ? undefined : gte(auditEntry.at, startOfDay(fromDay)),
  untilDay === undefined ? undefined : lt(auditEntry.at, startOfDay(untilDay, 1)),
];

const columns = {
  seq: auditEntry.seq,
  at: auditEntry.at,
  actorId: auditEntry.actorId,
  actorTenantId: auditEntry.actorTenantId,
  action: auditEntry.action,
  entity: auditEntry.entity,
  entityId: auditEntry.entityId,
};

/** What an entry names in passing, before or after. */
const payload = (key: "versionId" | "planId"): SQL =>
  sql`coalesce(${auditEntry.after} ->> ${sql.raw(`'${key}'`)}, ${auditEntry.before} ->> ${sql.raw(`'${key}'`)})`;

const planOfEntry = sql<string | null>`case when ${auditEntry.entity} = 'plan' then ${auditEntry.entityId}
  else coalesce(${payload("planId")}, (select ${version.planId}::text from ${version}
    where ${version.tenantId} = ${auditEntry.tenantId} and ${version.id}::text = ${payload("versionId")})) end`;

/** The chain of one tenant, newest first. */
export const listEntries = (tx: TenantTx, tenantId: TenantId, { planId, cursor, limit, ...wanted }: TrailQuery) =>
  tx
    .select({
      ...columns,
      before: auditEntry.before,
      after: auditEntry.after,
      hash: sql<string>`encode(${auditEntry.hash}, 'hex')`,
      planId: sql<PlanId | null>`${planOfEntry}`,
    })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.tenantId, tenantId),
        ...filters(wanted),
        planId === undefined ? undefined : sql`${planOfEntry} = ${planId}`,
        cursor === undefined ? undefined : lt(auditEntry.seq, Number(cursor)),
      ),
    )
    .orderBy(desc(auditEntry.seq))
    .limit(limit);

/** What the people of a federal tenant did, in whatever chain, newest first. */
export function listDoings(tx: DoingsTx, tenantId: TenantId, { cursor, limit, ...wanted }: TrailQuery) {
  const [ms, inTenant, seq] = cursor?.split(".") ?? [];
  const before =
    ms === undefined || inTenant === undefined
      ? undefined
      : sql`(${auditEntry.at}, ${auditEntry.tenantId}, ${auditEntry.seq}) < (${new Date(Number(ms)).toISOString()}::timestamptz, ${inTenant}::uuid, ${Number(seq)})`;
  return tx
    .select({ ...columns, tenantId: auditEntry.tenantId })
    .from(auditEntry)
    .where(and(eq(auditEntry.actorTenantId, tenantId), ...filters(wanted), before))
    .orderBy(desc(auditEntry.at), desc(auditEntry.tenantId), desc(auditEntry.seq))
    .limit(limit);
}

export type KnownPerson = { id: UserId; name: string; roles: Role[] };

/** Names of people whom the tenant's own entries name as theirs, with the roles they have now. */
export async function peopleOf(tx: TenantTx, tenantId: TenantId, ids: readonly UserId[]): Promise<KnownPerson[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: account.id, name: account.name, roles: membership.roles })
    .from(account)
    .leftJoin(membership, and(eq(membership.tenantId, tenantId), eq(membership.accountId, account.id)))
    .where(inArray(account.id, [...ids]))
    .orderBy(account.name, account.id);
  return rows.map(({ roles, ...row }) => ({ ...row, roles: roles ?? [] }));
}

/** Everybody who acted in the chain for the tenant itself. */
export const listActorIds = async (tx: TenantTx, tenantId: TenantId): Promise<UserId[]> => {
  const rows = await tx
    .selectDistinct({ id: auditEntry.actorId })
    .from(auditEntry)
    .where(and(eq(auditEntry.tenantId, tenantId), eq(auditEntry.actorTenantId, tenantId)));
  return rows.flatMap(({ id }) => id ?? []);
};

export const listDoers = async (tx: DoingsTx, tenantId: TenantId): Promise<UserId[]> => {
  const rows = await tx
    .selectDistinct({ id: auditEntry.actorId })
    .from(auditEntry)
    .where(eq(auditEntry.actorTenantId, tenantId));
  return rows.flatMap(({ id }) => id ?? []);
};

/** What a plan is called by: its instrument and its years. */
const named = { instrument: framework.instrument, from: framework.periodFrom, to: framework.periodTo };

export const listPlanNames = (tx: TenantTx, tenantId: TenantId) =>
  tx
    .select({ id: plan.id, ...named })
    .from(plan)
    .innerJoin(framework, eq(framework.code, plan.framework))
    .where(eq(plan.tenantId, tenantId))
    .orderBy(plan.framework);

export type PlanKey = { tenantId: TenantId; planId: string };

/** Of these plans, the latest submission of each. */
export async function submissionsOf(tx: FederalTx, keys: readonly PlanKey[]) {
  if (keys.length === 0) return [];
  return tx
    .selectDistinctOn([submission.tenantId, submission.planId], {
      id: submission.id,
      tenantId: submission.tenantId,
      planId: submission.planId,
      ...named,
    })
    .from(submission)
    .innerJoin(framework, eq(framework.code, submission.framework))
    .where(
      or(
        ...keys.map(({ tenantId, planId }) =>
          and(eq(submission.tenantId, tenantId), eq(submission.planId, planId as PlanId)),
        ),
      ),
    )
    .orderBy(submission.tenantId, submission.planId, desc(submission.number));
}

export const tenantNames = (tx: AnyTx, ids: readonly TenantId[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select({ id: tenant.id, name: tenant.name })
        .from(tenant)
        .where(inArray(tenant.id, [...ids]));

type Verified = { entries: number; broken: { seq: number; reason: string } | null };

/** How long the chain is, and what the last proof of it said: that proof stands in the chain itself. */
export async function readChain(tx: TenantTx, tenantId: TenantId): Promise<ChainView> {
  const [head] = await tx
    .select({ seq: auditHead.seq, hash: sql<string>`encode(${auditHead.hash}, 'hex')` })
    .from(auditHead)
    .where(eq(auditHead.tenantId, tenantId));
  const [last] = await tx
    .select({ at: auditEntry.at, after: auditEntry.after })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.tenantId, tenantId),
        eq(auditEntry.entity, "tenant"),
        eq(auditEntry.entityId, tenantId),
        eq(auditEntry.action, "trail.verify"),
      ),
    )
    .orderBy(desc(auditEntry.seq))
    .limit(1);
  return {
    entries: head?.seq ?? 0,
    hash: head?.hash ?? null,
    verified: last ? { at: last.at.toISOString(), ...(last.after as Verified) } : null,
  };
}
