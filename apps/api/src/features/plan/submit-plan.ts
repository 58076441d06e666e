import { eq, handOver, municipality, planEvent, type TenantTx } from "@salus/db";
import {
  AppError,
  dayInBelgium,
  type EventId,
  type Finding,
  type Municipality,
  newId,
  type NisCode,
  type PlanEvent,
  type PlanId,
  standing,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { handOverAnswers } from "../remark/hand-over-answers.ts";
import { refreshObligations } from "../obligation/refresh-obligations.ts";
import { lockPlanFor } from "./lock-plan-for.ts";
import { eventOf, getPlan, getTenant, listEvents, type OpenPlan } from "./plan.queries.ts";
import { loadPlanState } from "./plan-state.ts";
import { presentPlan, type PlanView } from "./plan.view.ts";
import { requireWithinScope } from "./version-scope.ts";

/** Freezes the version and hands over what the federal side reads: document, facts, events; all at once or not at all. */
export function submitPlan(ctx: Ctx, planId: PlanId): Promise<PlanView> {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.submit");
    const { framework, nodes, grantLines, findings, blocked } = await loadPlanState(tx, ctx, plan);
    await requireWithinScope(tx, plan);
    if (blocked) throw new AppError("plan.incomplete", { issues: findings.filter(isBlocking) });
    const { documentHash } = await handOver(tx, {
      tenantId: ctx.actor.tenantId,
      planId,
      version: plan.version,
      by: ctx.actor.userId,
      now: ctx.now,
      framework,
      municipality: await getSender(tx, ctx),
      nodes,
      grantLines,
      events: await recordSubmission(tx, ctx, plan),
    });
    await handOverAnswers(tx, ctx, planId);
    await audit(tx, ctx, {
      action: "plan.submit",
      entity: "plan",
      entityId: planId,
      before: { status: plan.version.status },
      after: { status: "submitted", versionId: plan.version.id, documentHash },
    });
    return presentPlan(ctx.actor, await getPlan(tx, ctx.actor, planId), { blocked: false });
  });
}

const isBlocking = ({ severity }: Finding): boolean => severity === "blocking";

type Sender = Pick<Municipality, "name" | "population"> & { nis: NisCode };

async function getSender(tx: TenantTx, ctx: Ctx): Promise<Sender> {
  const { nis } = await getTenant(tx, ctx.actor);
  if (nis === null) throw new AppError("plan.forbidden");
  const [row] = await tx
    .select({ nis: municipality.nis, name: municipality.name, population: municipality.population })
    .from(municipality)
    .where(eq(municipality.nis, nis));
  if (!row) throw new Error(`no municipality has the code ${nis}`);
  return row;
}

/** The events of this version, the submission as the last of them. */
async function recordSubmission(tx: TenantTx, { actor, now }: Ctx, plan: OpenPlan): Promise<PlanEvent[]> {
  const at = { tenantId: actor.tenantId, planId: plan.id, versionId: plan.version.id };
  const event = { id: newId<EventId>(), kind: "submitted" as const, recordedAt: now, actorId: actor.userId };
  await tx.insert(planEvent).values({ ...at, ...event, onDate: dayInBelgium(now) });
  await refreshObligations(tx, actor.tenantId, plan.id);
  const events = await listEvents(tx, actor, plan.id);
  return standing(events.map(eventOf)).filter(({ versionId }) => versionId === plan.version.id);
}
