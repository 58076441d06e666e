import { z } from "@hono/zod-openapi";
import type { TenantTx } from "@salus/db";
import { Instrument, OfficialText, Period, type PlanId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { getFramework } from "../framework/framework.queries.ts";
import { listPlans } from "../plan/plan.queries.ts";

/** A plan as it is named beside something that belongs to it. */
export const PlanRef = z
  .object({ id: z.string(), instrument: Instrument, title: OfficialText, period: Period })
  .openapi("PlanReference");
export type PlanRef = z.infer<typeof PlanRef>;

/** Every plan of the tenant, by its id. */
export async function planRefs(
  tx: TenantTx,
  { actor, frameworks }: Pick<Ctx, "actor" | "frameworks">,
): Promise<Map<PlanId, PlanRef>> {
  const refs = new Map<PlanId, PlanRef>();
  for (const { id, framework } of await listPlans(tx, actor)) {
    const { instrument, title, period } = await getFramework(tx, frameworks, framework);
    refs.set(id, { id, instrument, title, period });
  }
  return refs;
}
