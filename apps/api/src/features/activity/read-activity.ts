import { authorize, type LineageId, type PlanId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { nodeRefs, refKey } from "../together/node-ref.ts";
import { listActivity, listActors, type Wanted } from "./activity.queries.ts";
import { nodeIdOf, presentActivity } from "./activity.view.ts";

/** Who did what in a plan, from its trail. */
export function readActivity(ctx: Ctx, planId: PlanId, wanted: Wanted) {
  return ctx.read(async (tx) => {
    authorize(ctx.actor, "plan.read", await getPlan(tx, ctx.actor, planId));
    const found = await listActivity(tx, ctx.actor, planId, { ...wanted, limit: wanted.limit + 1 });
    const rows = found.slice(0, wanted.limit);
    const pointing = rows.map((row) => ({ planId, nodeId: nodeIdOf(row) }));
    const [nodes, people] = await Promise.all([nodeRefs(tx, ctx.actor, pointing), listActors(tx, ctx.actor, planId)]);
    const nodeAt = (nodeId: LineageId | null) => nodes.get(refKey({ planId, nodeId })) ?? null;
    return {
      entries: rows.map((row) => presentActivity(row, ctx.actor.tenantId, nodeAt(nodeIdOf(row)))),
      next: found.length > wanted.limit ? (rows.at(-1)?.seq ?? null) : null,
      people,
    };
  });
}
