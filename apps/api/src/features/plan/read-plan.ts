import {
  authorize,
  buildTree,
  completenessScore,
  countKinds,
  countSeverities,
  forPlans,
  nodeKinds,
  openReturnOf,
  type PlanId,
  standing,
  submissionDeadline,
} from "@salus/domain";
import { and, eq, max, node, type TenantTx } from "@salus/db";
import type { Ctx } from "../../context.ts";
import { newerRevision } from "../framework/framework.queries.ts";
import {
  getPlan,
  listEvents,
  listPlans,
  listSubmissionSteps,
  listVersions,
  type OpenPlan,
  standingRows,
} from "./plan.queries.ts";
import { closedPhenomena, loadPlanState } from "./plan-state.ts";
import {
  type FindingsView,
  type PlanDetail,
  type PlanSummary,
  presentEvent,
  presentPlan,
  presentVersion,
} from "./plan.view.ts";

export function listPlanSummaries(ctx: Ctx): Promise<PlanSummary[]> {
  return ctx.read(async (tx) => {
    authorize(ctx.actor, "plan.read");
    const summaries: PlanSummary[] = [];
    const events = Map.groupBy(await listSubmissionSteps(tx, ctx.actor), ({ planId }) => planId);
    for (const plan of await listPlans(tx, ctx.actor)) {
      const inCorrection = openReturnOf(plan.version.status, standing(events.get(plan.id) ?? [])) !== null;
      summaries.push({ ...(await summaryOf(tx, ctx, plan)), inCorrection });
    }
    return summaries;
  });
}

async function summaryOf(tx: TenantTx, ctx: Ctx, plan: OpenPlan): Promise<Omit<PlanSummary, "inCorrection">> {
  const { framework, nodes, findings, blocked } = await loadPlanState(tx, ctx, plan);
  const counted = countKinds(buildTree(nodes));
  const counts = Object.fromEntries(nodeKinds.map((kind) => [kind, counted[kind] ?? 0])) as PlanSummary["counts"];
  return {
    ...presentPlan(ctx.actor, plan, { blocked }),
    instrument: framework.instrument,
    title: framework.title,
    period: framework.period,
    demonstration: framework.demonstration,
    counts,
    findings: countSeverities(findings),
    deadline: submissionDeadline(framework),
    newerRevision: await newerRevision(tx, plan),
    lastChangeAt: (await lastChange(tx, plan)).toISOString(),
  };
}

async function lastChange(tx: TenantTx, { tenantId, version }: OpenPlan): Promise<Date> {
  const [row] = await tx
    .select({ at: max(node.updatedAt) })
    .from(node)
    .where(and(eq(node.tenantId, tenantId), eq(node.versionId, version.id)));
  return row?.at ?? version.createdAt;
}

export function readPlan(ctx: Ctx, planId: PlanId): Promise<PlanDetail> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const { framework, blocked, dismissals } = await loadPlanState(tx, ctx, plan);
    const view = presentPlan(ctx.actor, plan, { blocked });
    const [versions, events, newer] = await Promise.all([
      listVersions(tx, ctx.actor, planId),
      listEvents(tx, ctx.actor, planId),
      newerRevision(tx, plan),
    ]);
    return {
      plan: view,
      versions: versions.map(presentVersion),
      events: standingRows(events).map(presentEvent),
      permittedActions: view.permittedActions,
      closed: view.closed,
      framework: forPlans(framework),
      newerRevision: newer,
      closedPhenomena,
      dismissals: [...dismissals],
    };
  });
}

export function listFindings(ctx: Ctx, planId: PlanId): Promise<FindingsView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const { findings, dismissed, input } = await loadPlanState(tx, ctx, plan);
    return {
      findings: [...findings],
      dismissed: [...dismissed],
      counts: countSeverities(findings),
      score: completenessScore(input, findings),
    };
  });
}
