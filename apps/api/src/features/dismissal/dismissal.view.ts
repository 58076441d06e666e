import { z } from "@hono/zod-openapi";
import { Dismissal, DismissalReason, FindingIdentity } from "@salus/domain";

export const DismissFinding = FindingIdentity.omit({ lineageId: true }).extend({
  /** The node it is about, by its lineage; null for a money line or the plan as a whole. */
  nodeId: FindingIdentity.shape.lineageId,
  reason: DismissalReason,
});
export type DismissFinding = z.infer<typeof DismissFinding>;

export const Dismissals = z.object({ dismissals: z.array(Dismissal) });
