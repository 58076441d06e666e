import { and, eq, organisationReference, type TenantTx, version } from "@salus/db";
import { AppError, type PlanNode, requireScope } from "@salus/domain";
import { listGrantLines, listNodes, type OpenPlan } from "./plan.queries.ts";

/** Holds a correction to what the return opened: compared with the version that was returned, whatever wrote it. */
export async function requireWithinScope(tx: TenantTx, plan: OpenPlan): Promise<void> {
  const { scope, number, id } = plan.version;
  if (scope === null) return;
  const [returned] = await tx
    .select({ id: version.id })
    .from(version)
    .where(and(eq(version.tenantId, plan.tenantId), eq(version.planId, plan.id), eq(version.number, number - 1)));
  if (!returned) throw new AppError("version.not_found");
  const merged = await mergedRecords(tx, plan);
  const contentOf = async (versionId: typeof id) => ({
    nodes: (await listNodes(tx, plan, versionId)).map((node) => followMerges(node, merged)),
    grantLines: await listGrantLines(tx, plan, versionId),
  });
  requireScope(await contentOf(returned.id), await contentOf(id), scope);
}

/** Records that were merged since: what referred to one refers to the other, and nobody touched the plan. */
async function mergedRecords(tx: TenantTx, { tenantId }: OpenPlan): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ from: organisationReference.recordId, into: organisationReference.targetId })
    .from(organisationReference)
    .where(and(eq(organisationReference.tenantId, tenantId), eq(organisationReference.name, "mergedInto")));
  return new Map(rows.map(({ from, into }) => [from, into]));
}

function followMerges(node: PlanNode, merged: ReadonlyMap<string, string>): PlanNode {
  if (merged.size === 0) return node;
  const follow = (id: string): string => {
    const into = merged.get(id);
    return into === undefined ? id : follow(into);
  };
  const links = Object.fromEntries(
    Object.entries(node.links).map(([kind, ids]) => [kind, [...new Set(ids.map(follow))]]),
  ) as PlanNode["links"];
  return { ...node, links };
}
