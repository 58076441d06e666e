import {
  account,
  and,
  asc,
  auditEntry,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  membership,
  node,
  prepared,
  type SQL,
  sql,
  type TenantTx,
  version,
} from "@salus/db";
import { AppError, buildTree, type LineageId, type PlanId, type PlanNode, type PlanTree } from "@salus/domain";
import { generateNKeysBetween } from "fractional-indexing";
import { nodeColumns, type OpenPlan } from "../plan/plan.queries.ts";

/** The rows of one version; the version is locked by whoever writes, so its rows need no lock of their own. */
const inVersion = ({ tenantId, version }: OpenPlan) => and(eq(node.tenantId, tenantId), eq(node.versionId, version.id));

/** A node of the latest version of a plan, asked together with the lock of that version; null where it is not there. */
export async function findNodeOfPlan(
  tx: TenantTx,
  { tenantId }: Pick<OpenPlan, "tenantId">,
  { planId, nodeId }: { planId: PlanId; nodeId: LineageId },
): Promise<PlanNode | null> {
  const [row] = await nodeOfPlan(tx, { tenantId, planId, nodeId });
  return row ?? null;
}

const nodeOfPlan = prepared((db) => {
  const tenantId = sql.placeholder("tenantId");
  const latest = db
    .select({ id: version.id })
    .from(version)
    .where(and(eq(version.tenantId, tenantId), eq(version.planId, sql.placeholder("planId"))))
    .orderBy(desc(version.number))
    .limit(1);
  return db
    .select(nodeColumns)
    .from(node)
    .where(
      and(
        eq(node.tenantId, tenantId),
        eq(node.versionId, latest),
        eq(node.lineageId, sql.placeholder("nodeId")),
        isNull(node.removedAt),
      ),
    )
    .prepare("node_of_plan");
});

/** A node with the nodes above it: enough to find its place in the skeleton of the framework. */
export async function loadPathTo(tx: TenantTx, plan: OpenPlan, lineageId: LineageId): Promise<PlanTree> {
  const rows = await tx.execute<{ lineage_id: LineageId }>(sql`
    with recursive path as (
      select n.lineage_id, n.parent_id from node n
      where n.tenant_id = ${plan.tenantId} and n.version_id = ${plan.version.id} and n.lineage_id = ${lineageId}
      union
      select n.lineage_id, n.parent_id from node n join path on n.lineage_id = path.parent_id
      where n.tenant_id = ${plan.tenantId} and n.version_id = ${plan.version.id}
    ) select lineage_id from path`);
  const ids = rows.map((row) => row.lineage_id);
  return buildTree(
    await tx
      .select(nodeColumns)
      .from(node)
      .where(and(inVersion(plan), inArray(node.lineageId, ids))),
  );
}

/** Each save counts one up from the revision it was made from; a row that is elsewhere was not what was read. */
export async function saveNode(
  tx: TenantTx,
  { tenantId, version: { id: versionId } }: OpenPlan,
  saved: PlanNode,
  by: Pick<typeof node.$inferInsert, "updatedAt" | "updatedBy">,
): Promise<void> {
  const rows = await overwrite(tx, { tenantId, versionId, before: saved.revision - 1, ...saved, ...by });
  if (rows.length !== 1) throw new Error("a node was saved from a state that was never locked");
}

const overwrite = prepared((db) => {
  const { lineageId: _, ...columns } = { ...nodeColumns, updatedAt: node.updatedAt, updatedBy: node.updatedBy };
  const given = Object.entries(columns).map(([name, column]) => [
    name,
    sql`${sql.param(sql.placeholder(name), column)}`,
  ]);
  return db
    .update(node)
    .set(Object.fromEntries(given) as Record<keyof typeof columns, SQL>)
    .where(
      and(
        eq(node.tenantId, sql.placeholder("tenantId")),
        eq(node.versionId, sql.placeholder("versionId")),
        eq(node.lineageId, sql.placeholder("lineageId")),
        eq(node.revision, sql.placeholder("before")),
      ),
    )
    .returning({ revision: node.revision })
    .prepare("save_node");
});

type Spot = { parentId: LineageId | null; after: LineageId | null };

/** The order key of a place: after a sibling, or first. */
export async function orderKeyAfter(
  tx: TenantTx,
  plan: OpenPlan,
  spot: Spot & { moving: LineageId | null },
): Promise<string> {
  const [key] = await orderKeysAfter(tx, plan, { ...spot, count: 1 });
  if (key === undefined) throw new Error("no order key was made");
  return key;
}

/**
 * Order keys for nodes that come in a row after a sibling, or first. Removed siblings count, so that they find their
 * place still free when they come back; the node that moves does not.
 */
export async function orderKeysAfter(
  tx: TenantTx,
  plan: OpenPlan,
  { parentId, after, moving = null, count }: Spot & { moving?: LineageId | null; count: number },
): Promise<string[]> {
  const siblings = await tx
    .select({ lineageId: node.lineageId, orderKey: node.orderKey, removedAt: node.removedAt })
    .from(node)
    .where(and(inVersion(plan), parentId === null ? isNull(node.parentId) : eq(node.parentId, parentId)))
    .orderBy(asc(node.orderKey), asc(node.lineageId));
  const others = siblings.filter(({ lineageId }) => lineageId !== moving);
  if (after === null) return generateNKeysBetween(null, others[0]?.orderKey ?? null, count);
  const index = others.findIndex(({ lineageId, removedAt }) => lineageId === after && removedAt === null);
  const before = others[index];
  if (!before) throw new AppError("node.not_found");
  const next = others.slice(index + 1).find(({ orderKey }) => orderKey > before.orderKey);
  return generateNKeysBetween(before.orderKey, next?.orderKey ?? null, count);
}

export type KeptNode = { node: PlanNode; removedAt: Date | null; removedBy: string | null };

/** Every node of a version, removed ones with who removed them; only members of the tenant have a name. */
export const listEveryNode = (tx: TenantTx, plan: OpenPlan): Promise<KeptNode[]> =>
  tx
    .select({ node: nodeColumns, removedAt: node.removedAt, removedBy: account.name })
    .from(node)
    .leftJoin(membership, and(eq(membership.tenantId, node.tenantId), eq(membership.accountId, node.updatedBy)))
    .leftJoin(account, eq(account.id, membership.accountId))
    .where(inVersion(plan));

/** What stands beside a node, itself included. */
export const listSiblings = (tx: TenantTx, plan: OpenPlan, { parentId }: PlanNode): Promise<PlanNode[]> =>
  tx
    .select(nodeColumns)
    .from(node)
    .where(
      and(
        inVersion(plan),
        parentId === null ? isNull(node.parentId) : eq(node.parentId, parentId),
        isNull(node.removedAt),
      ),
    );

/** When a node was removed; null where it stands in the tree. */
export async function getRemoval(
  tx: TenantTx,
  plan: OpenPlan,
  lineageId: LineageId,
): Promise<{ node: PlanNode; removedAt: Date | null }> {
  const [row] = await tx
    .select({ node: nodeColumns, removedAt: node.removedAt })
    .from(node)
    .where(and(inVersion(plan), eq(node.lineageId, lineageId)));
  if (!row) throw new AppError("node.not_found");
  return row;
}

export async function setRemoved(
  tx: TenantTx,
  plan: OpenPlan,
  lineageIds: readonly LineageId[],
  removedAt: Date | null,
  by: Pick<typeof node.$inferInsert, "updatedAt" | "updatedBy">,
): Promise<void> {
  await tx
    .update(node)
    .set({ removedAt, ...by })
    .where(and(inVersion(plan), inArray(node.lineageId, [...lineageIds])));
}

/** The nodes that were removed in the same act. */
export const listRemovedAt = (tx: TenantTx, plan: OpenPlan, removedAt: Date): Promise<PlanNode[]> =>
  tx
    .select(nodeColumns)
    .from(node)
    .where(and(inVersion(plan), isNotNull(node.removedAt), eq(node.removedAt, removedAt)));

export const exists = (tx: TenantTx, plan: OpenPlan, lineageId: LineageId): Promise<boolean> =>
  anyExists(tx, plan, [lineageId]);

export const anyExists = async (tx: TenantTx, plan: OpenPlan, ids: readonly LineageId[]): Promise<boolean> =>
  (
    await tx
      .select({ id: node.lineageId })
      .from(node)
      .where(and(inVersion(plan), inArray(node.lineageId, [...ids])))
      .limit(1)
  ).length > 0;

export type FieldChange = { fields: string[]; revision: number; changedBy: string | null; changedAt: Date };

/** Who changed which fields since a revision, from the trail; the newest first. */
export async function listChangesSince(
  tx: TenantTx,
  plan: OpenPlan,
  of: { entity: "node" | "grant_line"; entityId: string; revision: number },
): Promise<FieldChange[]> {
  const rows = await tx
    .select({ after: auditEntry.after, at: auditEntry.at, name: account.name })
    .from(auditEntry)
    .leftJoin(account, eq(account.id, auditEntry.actorId))
    .where(
      and(
        eq(auditEntry.tenantId, plan.tenantId),
        eq(auditEntry.entity, of.entity),
        eq(auditEntry.entityId, of.entityId),
        eq(auditEntry.action, `${of.entity}.change`),
        sql`${auditEntry.after} ->> 'versionId' = ${plan.version.id}`,
        sql`(${auditEntry.after} ->> 'revision')::int > ${of.revision}`,
      ),
    )
    .orderBy(desc(auditEntry.seq));
  return rows.map(({ after, at, name }) => {
    const { revision, changes } = after as { revision: number; changes: Record<string, unknown> };
    return { fields: Object.keys(changes), revision, changedBy: name, changedAt: at };
  });
}
