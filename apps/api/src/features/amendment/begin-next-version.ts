import { and, eq, inArray, type TenantTx, version } from "@salus/db";
import {
  AppError,
  authorize,
  isAgreed,
  openStatuses,
  type PlanEventKind,
  type PlanId,
  requireEvent,
} from "@salus/domain";
import { z } from "@hono/zod-openapi";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { viewOf } from "../plan/begin-plan.ts";
import { lockPlan, lockVersion, type OpenPlan } from "../plan/plan.queries.ts";
import type { PlanView } from "../plan/plan.view.ts";
import { writeEvent } from "../plan/write-event.ts";
import { openNextDraft } from "./open-next-draft.ts";

export const BeginNextVersion = z.object({ version: z.number().int().min(1).max(100_000) });
export type BeginNextVersion = z.infer<typeof BeginNextVersion>;

/**
 * A draft on top of an agreement, or with the text of what was refused or withdrawn. What it is begun from stays as it
 * is, and in force. That a draft was begun is not told to the federal side: it hears of it when it is submitted.
 */
export function beginNextVersion(ctx: Ctx, planId: PlanId, input: BeginNextVersion): Promise<PlanView> {
  return ctx.write(async (tx) => {
    const base = await lockVersion(tx, await lockPlan(tx, ctx.actor, planId), input.version);
    authorize(ctx.actor, "plan.amend", base);
    const kind: PlanEventKind = isAgreed(base.version.status) ? "amendmentBegan" : "resumed";
    requireEvent({ kind, reason: null }, base, ctx.actor);
    if (await hasOpenVersion(tx, base)) throw new AppError("version.open", { planId });
    const at = { tenantId: base.tenantId, planId, versionId: base.version.id, submissionId: null };
    await writeEvent(tx, at, { actorId: ctx.actor.userId, recordedAt: ctx.now }, { kind, on: null });
    const draft = await openNextDraft(tx, { ...at, now: ctx.now }, base.version);
    await audit(tx, ctx, {
      action: kind === "resumed" ? "plan.resume" : "plan.amend",
      entity: "plan",
      entityId: planId,
      after: { version: base.version.number, draft: draft.number, versionId: draft.id },
    });
    return viewOf(tx, ctx, planId);
  });
}

/** The latest version is locked, whichever one is asked: writers of one plan go one after the other. */
export async function hasOpenVersion(
  tx: TenantTx,
  { tenantId, id }: Pick<OpenPlan, "tenantId" | "id">,
): Promise<boolean> {
  const [open] = await tx
    .select({ id: version.id })
    .from(version)
    .where(and(eq(version.tenantId, tenantId), eq(version.planId, id), inArray(version.status, [...openStatuses])))
    .limit(1);
  return open !== undefined;
}
