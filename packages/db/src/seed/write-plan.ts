import {
  type Actor,
  buildTree,
  type EventId,
  type Framework,
  firstOrderKeys,
  type GrantLine,
  grantLinesFromDocument,
  type LineageId,
  newId,
  type NisCode,
  nodesFromDocument,
  type PlainDate,
  type PlanEvent,
  type PlanId,
  type PlanNode,
  type SubmissionId,
  type TenantId,
  type UserId,
  type VersionId,
  walk,
} from "@salus/domain";
import { findMunicipality } from "@salus/templates";
import { and, eq } from "drizzle-orm";
import { appendAudit } from "../audit.ts";
import type { TenantTx } from "../doors.ts";
import { grantLine, node, plan, planEvent, submission, submissionEvent, version } from "../schema/index.ts";
import { handOver, insertInParts } from "../submission.ts";
import { dayOf, type DemonstrationPlan, instantOn } from "./plan-files.ts";

export type Person = Pick<Actor, "userId" | "tenantId">;
type Written = {
  tenantId: TenantId;
  planId: PlanId;
  version: { id: VersionId; number: number; language: DemonstrationPlan["document"]["language"] };
  nodes: PlanNode[];
  grantLines: GrantLine[];
  events: PlanEvent[];
};

/**
 * Writes a plan as its municipality and the federal side would have: import, decisions, submission, return or approval,
 * each with its event and its audit entry. False when the municipality has a plan under this framework already.
 */
export async function writePlan(
  tx: TenantTx,
  entry: DemonstrationPlan,
  { coordinator, adviser, framework, now }: { coordinator: Person; adviser: Person; framework: Framework; now: Date },
): Promise<boolean> {
  const written = await importPlan(tx, entry, { coordinator, framework, now });
  if (written === null) return false;
  if (entry.submitted === null) return true;
  const sent = await submitPlan(tx, entry, written, { coordinator, framework, at: dayOf(entry.submitted, now) });
  if (entry.returned !== null) {
    const on = dayOf(entry.returned.on, now);
    await decide(tx, written, { sent, by: adviser, on, kind: "returned", reason: entry.returned.reason });
    await openNextDraft(tx, written, { by: coordinator.userId, at: instantOn(on, 240) });
  }
  if (entry.approved !== null) {
    const inForceOn = entry.inForce === null ? null : dayOf(entry.inForce, now);
    await decide(tx, written, { sent, by: adviser, on: dayOf(entry.approved, now), kind: "approved", inForceOn });
  }
  return true;
}

async function importPlan(
  tx: TenantTx,
  { document, created, nis: _, ...entry }: DemonstrationPlan,
  { coordinator, framework, now }: { coordinator: Person; framework: Framework; now: Date },
): Promise<Written | null> {
  const { tenantId, userId } = coordinator;
  const at = instantOn(dayOf(created, now));
  const [row] = await tx
    .insert(plan)
    .values({ tenantId, framework: entry.framework, createdAt: at, createdBy: userId })
    .onConflictDoNothing()
    .returning({ id: plan.id });
  if (row === undefined) return null;
  const open = { id: newId<VersionId>(), number: 1, language: document.language };
  await tx.insert(version).values({ tenantId, planId: row.id, createdAt: at, ...open });
  const nodes = nodesFromDocument(document, framework, () => newId<LineageId>(), firstOrderKeys);
  await insertNodes(tx, { tenantId, versionId: open.id, updatedAt: at, updatedBy: userId }, nodes);
  const grantLines = grantLinesFromDocument(document);
  await insertInParts(grantLines, (part) =>
    tx.insert(grantLine).values(part.map((line) => ({ ...line, tenantId, versionId: open.id }))),
  );
  const written: Written = { tenantId, planId: row.id, version: open, nodes, grantLines, events: [] };
  await appendAudit(tx, {
    at,
    actor: coordinator,
    action: "plan.import",
    entity: "plan",
    entityId: row.id,
    after: { framework: entry.framework, language: document.language, nodes: nodes.length },
  });
  await recordEvent(tx, written, { kind: "imported", on: null, recordedAt: at, actorId: userId });
  for (const [index, { kind, on, agendaItem, vote }] of document.events.entries()) {
    if (kind !== "college" && kind !== "council") continue;
    const recordedAt = new Date(at.getTime() + (index + 1) * 60_000);
    const event = {
      kind,
      on,
      recordedAt,
      actorId: userId,
      agendaItem: agendaItem ?? null,
      vote: vote ?? null,
    } as const;
    await recordEvent(tx, written, event);
  }
  return written;
}

async function submitPlan(
  tx: TenantTx,
  { nis }: DemonstrationPlan,
  written: Written,
  { coordinator, framework, at }: { coordinator: Person; framework: Framework; at: string },
): Promise<SubmissionId> {
  const now = instantOn(at, 120);
  const municipality = findMunicipality(nis);
  if (municipality === undefined) throw new Error(`no municipality has the code ${nis}`);
  await recordEvent(tx, written, { kind: "submitted", on: at, recordedAt: now, actorId: coordinator.userId });
  const { id, documentHash } = await handOver(tx, {
    ...written,
    by: coordinator.userId,
    now,
    framework,
    municipality: { ...municipality, nis: municipality.nis as NisCode },
  });
  await appendAudit(tx, {
    at: now,
    actor: coordinator,
    action: "plan.submit",
    entity: "plan",
    entityId: written.planId,
    before: { status: "draft" },
    after: { status: "submitted", versionId: written.version.id, documentHash },
  });
  return id;
}

type Decision = { sent: SubmissionId; by: Person; on: PlainDate } & (
  { kind: "returned"; reason: string } | { kind: "approved"; inForceOn: PlainDate | null }
);

/** The federal side decides; the trace stands in the chain of the municipality. */
async function decide(tx: TenantTx, written: Written, decision: Decision): Promise<void> {
  const { tenantId, planId } = written;
  const { sent, by, on, kind } = decision;
  const at = instantOn(on, 180);
  const reason = kind === "returned" ? decision.reason : null;
  const inForceOn = kind === "approved" ? decision.inForceOn : null;
  const status = inForceOn === null ? kind : "inForce";
  const events = [await recordEvent(tx, written, { kind, on, recordedAt: at, actorId: by.userId, reason })];
  if (inForceOn !== null) {
    const recordedAt = new Date(at.getTime() + 1000);
    events.push(await recordEvent(tx, written, { kind: "inForce", on: inForceOn, recordedAt, actorId: by.userId }));
  }
  await tx
    .update(version)
    .set({ status })
    .where(and(eq(version.tenantId, tenantId), eq(version.id, written.version.id)));
  await tx
    .update(submission)
    .set({ status, decidedAt: at })
    .where(and(eq(submission.tenantId, tenantId), eq(submission.id, sent)));
  await tx.insert(submissionEvent).values(
    events.map((event) => ({
      tenantId,
      id: event.id,
      submissionId: sent,
      kind: event.kind,
      onDate: event.on,
      recordedAt: event.recordedAt,
      reason: event.reason,
    })),
  );
  await appendAudit(tx, {
    at,
    actor: by,
    action: kind === "returned" ? "plan.return" : "plan.approve",
    entity: "plan",
    entityId: planId,
    before: { status: "submitted" },
    after: { status, ...(reason !== null && { reason }), ...(inForceOn !== null && { inForceOn }) },
  });
}

/** A returned plan is corrected in a new version on top: the same rows, the same lineage. */
async function openNextDraft(tx: TenantTx, written: Written, { by, at }: { by: UserId; at: Date }): Promise<void> {
  const { tenantId, planId } = written;
  const next = { id: newId<VersionId>(), number: written.version.number + 1, language: written.version.language };
  await tx.insert(version).values({ tenantId, planId, createdAt: at, ...next });
  await insertNodes(tx, { tenantId, versionId: next.id, updatedAt: at, updatedBy: by }, written.nodes);
  await insertInParts(written.grantLines, (part) =>
    tx.insert(grantLine).values(part.map((line) => ({ ...line, tenantId, versionId: next.id }))),
  );
}

type Recorded = Pick<PlanEvent, "kind" | "on" | "recordedAt" | "actorId"> & {
  reason?: string | null;
  agendaItem?: string | null;
  vote?: Record<string, unknown> | null;
};

async function recordEvent(
  tx: TenantTx,
  { tenantId, planId, version: { id: versionId }, events }: Written,
  { on, reason = null, agendaItem = null, vote = null, ...recorded }: Recorded,
): Promise<PlanEvent> {
  const event: PlanEvent = { id: newId<EventId>(), versionId, on, reason, agendaItem, strikes: null, ...recorded };
  await tx.insert(planEvent).values({ tenantId, planId, onDate: on, vote, ...event });
  events.push(event);
  return event;
}

/** Parents before children, so that the parts of a large plan can be written one after the other. */
async function insertNodes(
  tx: TenantTx,
  at: { tenantId: TenantId; versionId: VersionId; updatedAt: Date; updatedBy: UserId },
  nodes: readonly PlanNode[],
): Promise<void> {
  const inOrder = walk(buildTree(nodes)).map((visit) => visit.node);
  await insertInParts(inOrder, (part) => tx.insert(node).values(part.map((row) => ({ ...row, ...at }))));
}
