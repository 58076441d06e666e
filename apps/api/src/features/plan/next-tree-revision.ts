import { and, eq, prepared, sql, type TenantTx, version } from "@salus/db";
import { AppError } from "@salus/domain";
import type { OpenPlan } from "./plan.queries.ts";
import { requireWithinScope } from "./version-scope.ts";

/**
 * Every write to a tree or to its money moves this, after it wrote; answers the new one. The version must be locked. What
 * a limited return left closed is refused here, so that no way of writing can miss it.
 */
export async function nextTreeRevision(tx: TenantTx, plan: OpenPlan): Promise<number> {
  const [row] = await countUp(tx, { tenantId: plan.tenantId, id: plan.version.id });
  if (!row) throw new AppError("plan.not_found");
  await requireWithinScope(tx, plan);
  return row.treeRevision;
}

const [tenantId, id] = [sql.placeholder("tenantId"), sql.placeholder("id")];

const countUp = prepared((db) =>
  db
    .update(version)
    .set({ treeRevision: sql`${version.treeRevision} + 1` })
    .where(and(eq(version.tenantId, tenantId), eq(version.id, id)))
    .returning({ treeRevision: version.treeRevision })
    .prepare("next_tree_revision"),
);
