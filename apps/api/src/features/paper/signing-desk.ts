import type { AnyTx, TenantTx } from "@salus/db";
import { type Actor, AppError, authorize, can, type PlanId, type SubmissionId } from "@salus/domain";
import type { Ctx, FederalCtx } from "../../context.ts";
import { withSubmission } from "../federal/decide.ts";
import type { FrameworkMemory } from "../framework/framework.queries.ts";
import { getPlan, getVersion, lockPlan } from "../plan/plan.queries.ts";
import { findSent, getSent, type SentRow } from "./paper.queries.ts";

/**
 * Where one side sits to sign: the same verbs for both, each through its own door. Writing happens in the municipality's
 * tenant, with the version locked, so that a file and its event are recorded together.
 */
export type Desk = {
  readonly actor: Actor;
  readonly now: Date;
  readonly frameworks: FrameworkMemory;
  readonly maySign: boolean;
  readonly read: <T>(work: (tx: AnyTx, sent: SentRow) => Promise<T>) => Promise<T>;
  readonly write: <T>(work: (tx: TenantTx, sent: SentRow) => Promise<T>) => Promise<T>;
};

export function municipalDesk(ctx: Ctx, at: { planId: PlanId; version: number }): Desk {
  const { actor, now, frameworks } = ctx;
  const sentOf = async (tx: TenantTx, isLocked: boolean): Promise<SentRow> => {
    const plan = await (isLocked ? lockPlan : getPlan)(tx, actor, at.planId);
    authorize(actor, isLocked ? "plan.recordDecision" : "plan.read", plan);
    const sent = await findSent(tx, actor.tenantId, (await getVersion(tx, plan, at.version)).id);
    if (!sent) throw new AppError("version.not_found");
    return sent;
  };
  return {
    ...{ actor, now, frameworks, maySign: can(actor, "plan.recordDecision") },
    read: (work) => ctx.read(async (tx) => work(tx, await sentOf(tx, false))),
    write: (work) => ctx.write(async (tx) => work(tx, await sentOf(tx, true))),
  };
}

export function federalDesk(ctx: FederalCtx, id: SubmissionId): Desk {
  const { actor, now, frameworks } = ctx;
  authorize(actor, "federal.read");
  return {
    ...{ actor, now, frameworks, maySign: can(actor, "plan.approve") },
    read: (work) => ctx.read(async (tx) => work(tx, await getSent(tx, id))),
    write: (work) => {
      authorize(actor, "plan.approve");
      return withSubmission(ctx, id, async (tx, { row: { tenantId, versionId } }) => {
        const sent = await findSent(tx, tenantId, versionId);
        if (!sent) throw new AppError("submission.not_found");
        return work(tx, sent);
      });
    },
  };
}
