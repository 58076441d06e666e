import { account, and, asc, eq, gt, membership, node, type TenantTx } from "@salus/db";
import { authorize, type PlanId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { getPlan, listGrantLines, nodeColumns, type OpenPlan } from "../plan/plan.queries.ts";
import type { ChangesView } from "./live.view.ts";

/** Beyond this the compressed tree is the shorter answer. */
const MAX_NODES = 200;

/**
 * What of the latest version changed after `since`. The revision it answers may be older than the rows: a row that
 * comes twice is the same row.
 */
export function readChanges(ctx: Pick<Ctx, "actor" | "read">, planId: PlanId, since: number): Promise<ChangesView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const { id, number, status, treeRevision } = plan.version;
    const version = { id, number, status, treeRevision };
    const nothing = { version, since, whole: false, nodes: [], removed: [], grantLines: null, by: [] };
    if (since === treeRevision) return nothing;
    const rows = since < treeRevision ? await listChangedNodes(tx, plan, since) : null;
    if (rows === null || rows.length > MAX_NODES) return { ...nothing, whole: true };
    return {
      ...nothing,
      nodes: rows.filter(({ removedAt }) => removedAt === null).map((row) => row.node),
      removed: rows.filter(({ removedAt }) => removedAt !== null).map((row) => row.node.lineageId),
      grantLines: await listGrantLines(tx, ctx.actor, id),
      by: rows.map((row) => ({ lineageId: row.node.lineageId, userId: row.userId, name: row.name })),
    };
  });
}

const listChangedNodes = (tx: TenantTx, { tenantId, version }: OpenPlan, since: number) =>
  tx
    .select({ node: nodeColumns, removedAt: node.removedAt, userId: node.updatedBy, name: account.name })
    .from(node)
    .leftJoin(membership, and(eq(membership.tenantId, node.tenantId), eq(membership.accountId, node.updatedBy)))
    .leftJoin(account, eq(account.id, membership.accountId))
    .where(and(eq(node.tenantId, tenantId), eq(node.versionId, version.id), gt(node.changedIn, since)))
    .orderBy(asc(node.changedIn), asc(node.lineageId))
    .limit(MAX_NODES + 1);
