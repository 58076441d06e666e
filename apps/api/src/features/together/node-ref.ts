import { z } from "@hono/zod-openapi";
import { and, desc, eq, inArray, node, type TenantTx, version } from "@salus/db";
import { type Actor, AppError, Language, LocalizedText, type LineageId, NodeKind, type PlanId } from "@salus/domain";
import { findNodeOfPlan } from "../node/node.queries.ts";

/** A node as it is pointed at from outside its plan: as it was in the last version that had it. */
export const NodeRef = z
  .object({
    id: z.string(),
    kind: NodeKind,
    text: LocalizedText,
    original: Language,
    /** It no longer stands in the plan. */
    removed: z.boolean(),
  })
  .openapi("NodeReference");
export type NodeRef = z.infer<typeof NodeRef>;

type Pointing = { planId: PlanId; nodeId: LineageId | null };
export const refKey = ({ planId, nodeId }: Pointing): string => `${planId} ${nodeId}`;

/** The nodes that rows point at, by plan and lineage id. */
export async function nodeRefs(
  tx: TenantTx,
  { tenantId }: Pick<Actor, "tenantId">,
  pointing: readonly Pointing[],
): Promise<Map<string, NodeRef>> {
  const ids = [...new Set(pointing.map(({ nodeId }) => nodeId).filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([version.planId, node.lineageId], {
      planId: version.planId,
      id: node.lineageId,
      kind: node.kind,
      text: node.text,
      original: node.original,
      removedAt: node.removedAt,
    })
    .from(node)
    .innerJoin(version, and(eq(version.tenantId, node.tenantId), eq(version.id, node.versionId)))
    .where(and(eq(node.tenantId, tenantId), inArray(node.lineageId, ids)))
    .orderBy(version.planId, node.lineageId, desc(version.number));
  return new Map(
    rows.map(({ planId, removedAt, ...ref }) => [
      refKey({ planId, nodeId: ref.id }),
      { ...ref, removed: removedAt !== null },
    ]),
  );
}

/** A node of the plan as it is now, or the plan as a whole. */
export async function requireNode(
  tx: TenantTx,
  actor: Pick<Actor, "tenantId">,
  { planId, nodeId }: Pointing,
): Promise<void> {
  if (nodeId === null) return;
  if ((await findNodeOfPlan(tx, actor, { planId, nodeId })) === null) throw new AppError("node.not_found");
}
