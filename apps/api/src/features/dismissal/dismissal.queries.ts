import { account, and, asc, dismissal, eq, membership, node, type TenantTx } from "@salus/db";
import { type Actor, AppError, type Dismissal, type DismissalId, type LineageId, type PlanId } from "@salus/domain";
import type { OpenPlan } from "../plan/plan.queries.ts";

type InTenant = Pick<Actor, "tenantId">;
export type DismissalRow = typeof dismissal.$inferSelect;

/** Oldest first. Only who is a member still has a name. */
export async function listDismissals(tx: TenantTx, { tenantId }: InTenant, planId: PlanId): Promise<Dismissal[]> {
  const rows = await tx
    .select({ row: dismissal, byName: account.name })
    .from(dismissal)
    .leftJoin(membership, and(eq(membership.tenantId, tenantId), eq(membership.accountId, dismissal.dismissedBy)))
    .leftJoin(account, eq(account.id, membership.accountId))
    .where(and(eq(dismissal.tenantId, tenantId), eq(dismissal.planId, planId)))
    .orderBy(asc(dismissal.dismissedAt), asc(dismissal.id));
  return rows.map(({ row, byName }) => ({
    id: row.id,
    code: row.code,
    lineageId: row.nodeId,
    grantLineId: row.grantLineId,
    field: row.field,
    fingerprint: row.fingerprint,
    reason: row.reason,
    byName,
    at: row.dismissedAt.toISOString(),
  }));
}

/** Of what was dismissed already, the first reason stays. */
export async function insertDismissal(tx: TenantTx, row: DismissalRow): Promise<boolean> {
  const inserted = await tx.insert(dismissal).values(row).onConflictDoNothing().returning({ id: dismissal.id });
  return inserted.length > 0;
}

export async function deleteDismissal(tx: TenantTx, plan: OpenPlan, id: DismissalId): Promise<DismissalRow> {
  const { tenantId, id: planId } = plan;
  const [row] = await tx
    .delete(dismissal)
    .where(and(eq(dismissal.tenantId, tenantId), eq(dismissal.planId, planId), eq(dismissal.id, id)))
    .returning();
  if (!row) throw new AppError("dismissal.not_found");
  return row;
}

/** Throws unless the node stands in the version that is worked on, in the tree or in the bin. */
export async function requireNode(tx: TenantTx, { tenantId, version }: OpenPlan, id: LineageId): Promise<void> {
  const [row] = await tx
    .select({ id: node.lineageId })
    .from(node)
    .where(and(eq(node.tenantId, tenantId), eq(node.versionId, version.id), eq(node.lineageId, id)));
  if (!row) throw new AppError("node.not_found");
}
