import { z } from "@hono/zod-openapi";
import { AppError, authorize, type PlanId, requireEvent } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { viewOf } from "../plan/begin-plan.ts";
import { lockPlan, lockVersion } from "../plan/plan.queries.ts";
import type { PlanView } from "../plan/plan.view.ts";
import { writeEvent } from "../plan/write-event.ts";
import { beginRolled, roll, traceOf } from "../renewal/roll-over-plan.ts";
import { BeginNextVersion } from "./begin-next-version.ts";

export const ProlongPlan = BeginNextVersion.extend({ framework: z.string().min(1).max(100) });
export type ProlongPlan = z.infer<typeof ProlongPlan>;

/**
 * A new act stretches what was agreed: its text, word by word, under the framework of the new period, with the list of
 * what has gone stale in it. Taken is the agreement, never a draft that lies on top of it.
 */
export function prolongPlan(ctx: Ctx, planId: PlanId, { version, framework: code }: ProlongPlan): Promise<PlanView> {
  return ctx.write(async (tx) => {
    const base = await lockVersion(tx, await lockPlan(tx, ctx.actor, planId), version);
    authorize(ctx.actor, "plan.amend", base);
    requireEvent({ kind: "prolonged", reason: null }, base, ctx.actor);
    const rolled = await roll(tx, ctx, base, code);
    if (rolled.framework.period.to <= rolled.from.period.to) {
      throw new AppError("input.invalid", { issues: [{ path: ["framework"], code: "not_later" }] });
    }
    const prolongation = await beginRolled(tx, ctx, rolled, "prolongation");
    const at = { tenantId: base.tenantId, planId, versionId: base.version.id, submissionId: null };
    await writeEvent(tx, at, { actorId: ctx.actor.userId, recordedAt: ctx.now }, { kind: "prolonged", on: null });
    await audit(tx, ctx, {
      action: "plan.prolong",
      entity: "plan",
      entityId: planId,
      after: { framework: code, planId: prolongation, ...traceOf(rolled) },
    });
    return viewOf(tx, ctx, prolongation);
  });
}
