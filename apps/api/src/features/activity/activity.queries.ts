import {
  account,
  and,
  auditEntry,
  desc,
  eq,
  lt,
  notInArray,
  or,
  type SQL,
  sql,
  type TenantTx,
  version,
} from "@salus/db";
import {
  type ActivityKind,
  type Actor,
  kindsByEntity,
  type LineageId,
  nodeEntities,
  type PlanId,
  readingActions,
  structuralVerbs,
  type UserId,
} from "@salus/domain";

export type Wanted = {
  /** Only what happened before this entry. */
  before?: number | undefined;
  personId?: UserId | undefined;
  kind?: ActivityKind | undefined;
  nodeId?: LineageId | undefined;
  limit: number;
};

type Entry = typeof auditEntry.$inferSelect;
export type ActivityRow = Pick<
  Entry,
  "seq" | "at" | "actorId" | "actorTenantId" | "action" | "entity" | "entityId" | "before" | "after"
> & { actorName: string | null };

/**
 * What the trail holds about a plan, newest first. An entry is about a plan when the plan is what was touched, or when
 * its payload names the plan or one of its versions.
 */
export const listActivity = (
  tx: TenantTx,
  { tenantId }: Pick<Actor, "tenantId">,
  planId: PlanId,
  { before, personId, kind, nodeId, limit }: Wanted,
): Promise<ActivityRow[]> =>
  tx
    .select({
      seq: auditEntry.seq,
      at: auditEntry.at,
      actorId: auditEntry.actorId,
      actorTenantId: auditEntry.actorTenantId,
      actorName: account.name,
      action: auditEntry.action,
      entity: auditEntry.entity,
      entityId: auditEntry.entityId,
      before: auditEntry.before,
      after: auditEntry.after,
    })
    .from(auditEntry)
    // Who acts for the federal side has no name here.
    .leftJoin(account, and(eq(account.id, auditEntry.actorId), eq(auditEntry.actorTenantId, tenantId)))
    .where(
      and(
        eq(auditEntry.tenantId, tenantId),
        ofPlan(tx, tenantId, planId),
        before === undefined ? undefined : lt(auditEntry.seq, before),
        personId === undefined
          ? undefined
          : and(eq(auditEntry.actorId, personId), eq(auditEntry.actorTenantId, tenantId)),
        kind === undefined ? undefined : ofKind(kind),
        nodeId === undefined
          ? undefined
          : or(eq(auditEntry.entityId, nodeId), sql`${auditEntry.after} ->> 'nodeId' = ${nodeId}`),
      ),
    )
    .orderBy(desc(auditEntry.seq))
    .limit(limit);

const payload = (key: "versionId" | "planId"): SQL =>
  sql`coalesce(${auditEntry.after} ->> ${sql.raw(`'${key}'`)}, ${auditEntry.before} ->> ${sql.raw(`'${key}'`)})`;

function ofPlan(tx: TenantTx, tenantId: Actor["tenantId"], planId: PlanId): SQL | undefined {
  const versions = tx
    .select({ id: sql`${version.id}::text` })
    .from(version)
    .where(and(eq(version.tenantId, tenantId), eq(version.planId, planId)));
  return and(
    // The feed tells what changed; who looked stands in the trail of the tenant.
    notInArray(auditEntry.action, [...readingActions]),
    or(
      and(eq(auditEntry.entity, "plan"), eq(auditEntry.entityId, planId)),
      sql`${payload("planId")} = ${planId}`,
      sql`${payload("versionId")} in ${versions}`,
    ),
  );
}

/** The same division as `activityKindOf`. */
function ofKind(kind: ActivityKind): SQL {
  const [entity, verb] = [sql`split_part(${auditEntry.action}, '.', 1)`, sql`split_part(${auditEntry.action}, '.', 2)`];
  const isOneOf = (value: SQL, codes: readonly string[]) => sql`${value} = any(${sql.param([...codes])}::text[])`;
  if (kind === "structure" || kind === "text") {
    const isStructural = isOneOf(verb, structuralVerbs);
    return sql`${isOneOf(entity, nodeEntities)} and ${kind === "structure" ? isStructural : sql`not ${isStructural}`}`;
  }
  if (kind === "procedure") return sql`not ${isOneOf(entity, [...nodeEntities, ...Object.keys(kindsByEntity)])}`;
  return isOneOf(
    entity,
    Object.keys(kindsByEntity).filter((each) => kindsByEntity[each] === kind),
  );
}

/** Everybody of the tenant whose name stands in the feed of the plan. */
export const listActors = (
  tx: TenantTx,
  { tenantId }: Pick<Actor, "tenantId">,
  planId: PlanId,
): Promise<{ id: UserId; name: string }[]> =>
  tx
    .selectDistinct({ id: account.id, name: account.name })
    .from(auditEntry)
    .innerJoin(account, and(eq(account.id, auditEntry.actorId), eq(auditEntry.actorTenantId, tenantId)))
    .where(and(eq(auditEntry.tenantId, tenantId), ofPlan(tx, tenantId, planId)))
    .orderBy(account.name);
