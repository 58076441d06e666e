import { z } from "@hono/zod-openapi";
import {
  type Action,
  type Actor,
  actions,
  closedReasons,
  closedSteps,
  Dismissal,
  Finding,
  GrantLine,
  Instrument,
  Language,
  type NodeKind,
  nodeKinds,
  OfficialText,
  Period,
  permittedActions,
  type Plan,
  planEventKinds,
  type PlanAction,
  planActions,
  planStatuses,
  ReturnScope,
} from "@salus/domain";
import { PublishedFramework, PublishedNode } from "../../openapi.ts";
import type { EventRow, OpenPlan, VersionRow } from "./plan.queries.ts";

export const VersionView = z
  .object({
    id: z.string(),
    number: z.number().int(),
    status: z.enum(planStatuses),
    treeRevision: z.number().int(),
    /** The language the plan is drawn up in. */
    language: Language,
    frozenAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    /** What may be corrected, where the version before was returned in part; null: everything. */
    scope: ReturnScope.nullable(),
  })
  .openapi("PlanVersion");
export type VersionView = z.infer<typeof VersionView>;

export const Actions = z.array(z.enum(actions as [Action, ...Action[]]));
export const Closed = z.array(
  z.object({ action: z.enum(planActions as [PlanAction, ...PlanAction[]]), reason: z.enum(closedReasons) }),
);

export const PlanView = z
  .object({
    id: z.string(),
    framework: z.string(),
    version: VersionView,
    /** What may be done with it now, by this person. */
    permittedActions: Actions,
    closed: Closed,
  })
  .openapi("Plan");
export type PlanView = z.infer<typeof PlanView>;

export const EventView = z
  .object({
    id: z.string(),
    versionNumber: z.number().int(),
    kind: z.enum(planEventKinds),
    /** The day it happened; null where it is not known. */
    on: z.iso.date().nullable(),
    recordedAt: z.iso.datetime(),
    /** Null for what the federal side or the system did. */
    actorName: z.string().nullable(),
    reason: z.string().nullable(),
    agendaItem: z.string().nullable(),
  })
  .openapi("PlanEvent");
export type EventView = z.infer<typeof EventView>;

export const presentVersion = (version: VersionRow): VersionView => ({
  id: version.id,
  number: version.number,
  status: version.status,
  treeRevision: version.treeRevision,
  language: version.language,
  frozenAt: version.frozenAt?.toISOString() ?? null,
  createdAt: version.createdAt.toISOString(),
  scope: version.scope,
});

/** A plan as the web sees it: the data, and what this person may do with it. */
export function presentPlan(actor: Actor, plan: OpenPlan, { blocked }: { blocked: boolean }): PlanView {
  const subject: Plan = plan;
  return {
    id: plan.id,
    framework: plan.framework,
    version: presentVersion(plan.version),
    permittedActions: permittedActions(actor, subject, { blocked }),
    closed: closedSteps(subject, actor, { blocked }),
  };
}

export const presentEvent = ({ event, versionNumber, actorName }: EventRow): EventView => ({
  id: event.id,
  versionNumber,
  kind: event.kind,
  on: event.onDate,
  recordedAt: event.recordedAt.toISOString(),
  actorName,
  reason: event.reason,
  agendaItem: event.agendaItem,
});

const Counts = z.object(
  Object.fromEntries(nodeKinds.map((kind) => [kind, z.number().int()])) as Record<NodeKind, z.ZodNumber>,
);
const SeverityCounts = z.object({ blocking: z.number().int(), warning: z.number().int(), advice: z.number().int() });

/** A later revision of the framework, which a draft may follow; null where there is none. */
const newerRevision = z.number().int().nullable();

export const PlanSummary = PlanView.extend({
  instrument: Instrument,
  title: OfficialText,
  period: Period,
  /** An invented framework, marked as such on every screen. */
  demonstration: z.boolean(),
  counts: Counts,
  findings: SeverityCounts,
  /** The day by which the plan is due; null where the framework knows none. */
  deadline: z.iso.date().nullable(),
  newerRevision,
  /** It was sent back, and is not submitted again yet. */
  inCorrection: z.boolean(),
  lastChangeAt: z.iso.datetime(),
}).openapi("PlanSummary");
export type PlanSummary = z.infer<typeof PlanSummary>;

export const PlanDetail = z
  .object({
    plan: PlanView,
    versions: z.array(VersionView),
    /** Oldest first, of all versions. */
    events: z.array(EventView),
    permittedActions: Actions,
    /** The actions of the municipality that are not open, each with the reason. */
    closed: Closed,
    framework: PublishedFramework,
    newerRevision,
    /** Codes of phenomena that stay readable and can no longer be chosen. */
    closedPhenomena: z.array(z.string()),
    /** Findings that were set aside, with the reason. */
    dismissals: z.array(Dismissal),
  })
  .openapi("PlanDetail");
export type PlanDetail = z.infer<typeof PlanDetail>;

export const TreeView = z
  .object({
    version: VersionView,
    /** Flat, in the order of their keys; nested by the reader. */
    nodes: z.array(PublishedNode),
    grantLines: z.array(GrantLine),
  })
  .openapi("PlanTree");

export const FindingsView = z
  .object({
    findings: z.array(Finding),
    /** Set aside with a reason; not counted. */
    dismissed: z.array(z.object({ finding: Finding, dismissal: Dismissal })),
    counts: SeverityCounts,
    /** "182 of 193 points in order". */
    score: z.object({ inOrder: z.number().int(), total: z.number().int() }),
  })
  .openapi("Findings");
export type FindingsView = z.infer<typeof FindingsView>;
