import type { TenantTx } from "@salus/db";
import {
  type Actor,
  type AgreementHistory,
  agreementsOn,
  authorize,
  canStrike,
  dayInBelgium,
  daysInForce,
  type DecisionDetails,
  type EventId,
  eventSteps,
  type Framework,
  hasEffects,
  type PlainDate,
  type PlanEvent,
  type PlanId,
  type PlanSubject,
  readsVotesByName,
  statusOn,
  type StepConditions,
  submissionDeadline,
  type SubmissionId,
  voteFindings,
  warningsOf,
} from "@salus/domain";
import type { Ctx, FederalCtx } from "../../context.ts";
import { getSubmission, listSubmissionsOf } from "../federal/federal.queries.ts";
import { subjectOf } from "../federal/read-submission.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { loadPlanState } from "../plan/plan-state.ts";
import { eventOf, getPlan, listEvents, listPlans, listVersions, type OpenPlan } from "../plan/plan.queries.ts";
import { presentEvent } from "../plan/plan.view.ts";
import { listDecisions, listSharedEvents } from "./timeline.queries.ts";
import type { DayStatusView, TimelineEntry, TimelineView } from "./timeline.view.ts";

type Version = { number: number; status: TimelineView["versions"][number]["status"]; events: readonly PlanEvent[] };

export function readTimeline(ctx: Ctx, planId: PlanId): Promise<TimelineView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const { framework, blocked } = await loadPlanState(tx, ctx, plan);
    const rows = await listEvents(tx, ctx.actor, planId);
    const events = rows.map(eventOf);
    const withVoters = readsVotesByName(ctx.actor);
    const decisions = await listDecisions(
      tx,
      { tenantId: plan.tenantId, withVoters },
      events.map(({ id }) => id),
    );
    const versions = (await listVersions(tx, ctx.actor, planId)).map(({ id, number, status }) => ({
      number,
      status,
      events: events.filter(({ versionId }) => versionId === id),
    }));
    return {
      entries: rows.map((row) => ({ ...presentEvent(row), ...besides(eventOf(row), events, decisions, ctx.actor) })),
      ...ofVersions(versions, framework, ctx.now),
      steps: stepsOf(plan, ctx.actor, { blocked }),
    };
  });
}

/** Of one submission: what was recorded with it, or on it since. */
export function readFederalTimeline(ctx: FederalCtx, id: SubmissionId): Promise<TimelineView> {
  authorize(ctx.actor, "federal.read");
  return ctx.read(async (tx) => {
    const row = await getSubmission(tx, id);
    const framework = await getPinnedFramework(tx, ctx.frameworks, { framework: row.framework, version: row });
    const shared = await listSharedEvents(tx, { ...row, id });
    const events = shared.map(({ event }) => event);
    const decisions = new Map(
      shared.flatMap(({ event, decision }) => (decision ? [[event.id, decision] as const] : [])),
    );
    const present = (event: PlanEvent) => presentEvent(sharedRow(event, row.number));
    return {
      entries: events.map((event) => ({ ...present(event), ...besides(event, events, decisions, ctx.actor) })),
      ...ofVersions([{ number: row.number, status: row.status, events }], framework, ctx.now),
      steps: stepsOf(subjectOf(row), ctx.actor),
    };
  });
}

type Besides = Pick<TimelineEntry, "strikes" | "struckBy" | "decision" | "voteDoubts" | "canStrike">;

function besides(
  event: PlanEvent,
  events: readonly PlanEvent[],
  decisions: ReadonlyMap<EventId, DecisionDetails>,
  actor: Actor,
): Besides {
  const decision = decisions.get(event.id) ?? null;
  return {
    strikes: event.strikes,
    struckBy: events.find(({ strikes }) => strikes === event.id)?.id ?? null,
    decision,
    voteDoubts: voteFindings(decision?.vote ?? null).map(({ code, params }) => ({ code, params: { ...params } })),
    canStrike: canStrike(event, events, actor),
  };
}

const sharedRow = (event: PlanEvent, versionNumber: number) => ({
  event: { ...event, onDate: event.on, replacedBy: null },
  versionNumber,
  actorName: null,
});

function ofVersions(versions: readonly Version[], framework: Framework, now: Date) {
  const { period } = framework;
  const deadlineOn = submissionDeadline(framework);
  return {
    warnings: versions.flatMap(({ events }) =>
      warningsOf({ events, period, deadlineOn, today: dayInBelgium(now) }).map((warning) => ({
        ...warning,
        params: { ...warning.params },
      })),
    ),
    versions: versions.map(({ number, status, events }) => ({ number, status, inForce: daysInForce(events, period) })),
  };
}

function stepsOf(plan: PlanSubject, actor: Actor, conditions?: StepConditions): TimelineView["steps"] {
  const { open, closed } = eventSteps(plan, actor, conditions);
  return { open: open.map((step) => ({ ...step, ownVerb: hasEffects(step.kind) })), closed };
}

/** Where the plan stood on a day, and which agreement of the municipality covered it. */
export function readDayStatus(ctx: Ctx, planId: PlanId, on: PlainDate): Promise<DayStatusView> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const { instrument } = await getPinnedFramework(tx, ctx.frameworks, plan);
    const histories = (
      await Promise.all((await listPlans(tx, ctx.actor)).map((each) => historiesOf(tx, ctx, each)))
    ).flat();
    const own = histories.filter((history) => history.planId === plan.id);
    const covering = agreementsOn(
      histories.filter((history) => history.instrument === instrument),
      on,
    );
    return presentDay(on, own, covering);
  });
}

/** The same of a submission, among everything this municipality submitted for the instrument. */
export function readFederalDayStatus(ctx: FederalCtx, id: SubmissionId, on: PlainDate): Promise<DayStatusView> {
  authorize(ctx.actor, "federal.read");
  return ctx.read(async (tx) => {
    const row = await getSubmission(tx, id);
    const histories = await Promise.all(
      (await listSubmissionsOf(tx, row)).map(async (each) => {
        const { period } = await getPinnedFramework(tx, ctx.frameworks, { framework: each.framework, version: each });
        const { planId, framework, number } = each;
        const events = (await listSharedEvents(tx, each)).map(({ event }) => event);
        return { id: each.id, planId, framework, number, period, events };
      }),
    );
    const own = histories.filter((history) => history.id === id);
    return presentDay(on, own, agreementsOn(histories, on));
  });
}

type DayHistory = AgreementHistory & { readonly framework: string };

const presentDay = (on: PlainDate, own: readonly DayHistory[], covering: readonly DayHistory[]): DayStatusView => ({
  on,
  versions: own.map(({ number, events, period }) => {
    const { unsure, ...day } = statusOn(events, on, period);
    return { number, ...day, unsure: [...unsure] };
  }),
  agreements: covering.map(({ planId, framework, number }) => ({ planId, framework, number })),
});

async function historiesOf(tx: TenantTx, ctx: Ctx, plan: OpenPlan) {
  const { period, instrument } = await getPinnedFramework(tx, ctx.frameworks, plan);
  const rows = await listEvents(tx, ctx.actor, plan.id);
  return (await listVersions(tx, ctx.actor, plan.id)).map(({ id, number }) => ({
    planId: plan.id,
    framework: plan.framework,
    instrument,
    number,
    period,
    events: rows.map(eventOf).filter(({ versionId }) => versionId === id),
  }));
}
