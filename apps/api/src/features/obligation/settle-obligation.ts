import { and, eq, obligation } from "@salus/db";
import { AppError, authorize, dayInBelgium, isSettledByHand } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { listObligations } from "./obligation.queries.ts";
import type { ObligationsView, SettleObligation } from "./obligation.view.ts";

/** What is owed and what was given, for everybody in the municipality. */
export function readObligations(ctx: Ctx): Promise<ObligationsView> {
  authorize(ctx.actor, "plan.read");
  return ctx.read(async (tx) => ({
    obligations: await listObligations(tx, ctx.actor.tenantId, dayInBelgium(ctx.now)),
  }));
}

/** A report or a file goes by another way than Salus: who sent it says on which day. */
export function settleObligation(ctx: Ctx, { key, on }: SettleObligation): Promise<ObligationsView> {
  authorize(ctx.actor, "obligation.settle");
  return ctx.write(async (tx) => {
    const { tenantId, userId } = ctx.actor;
    const of = and(eq(obligation.tenantId, tenantId), eq(obligation.key, key));
    const [row] = await tx.select().from(obligation).where(of).for("update");
    if (!row) throw new AppError("obligation.not_found");
    if (!isSettledByHand(row.kind)) throw new AppError("obligation.by_event", { kind: row.kind });
    await tx.update(obligation).set({ metOn: on, settledBy: userId }).where(of);
    await audit(tx, ctx, {
      action: "obligation.settle",
      entity: "obligation",
      entityId: row.planId ?? tenantId,
      before: { key, metOn: row.metOn },
      after: { key, metOn: on },
    });
    return { obligations: await listObligations(tx, tenantId, dayInBelgium(ctx.now)) };
  });
}
