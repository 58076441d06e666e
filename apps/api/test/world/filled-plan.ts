import {
  and,
  assignment,
  attachment,
  comment,
  dismissal,
  eq,
  grantLine,
  handOver,
  node,
  plan,
  planEvent,
  renewalItem,
  submission,
  type TenantTx,
  version,
} from "@salus/db";
import {
  type AssignmentId,
  type AttachmentId,
  type CommentId,
  type DismissalId,
  type EventId,
  type GrantLine,
  type GrantLineId,
  type LineageId,
  newId,
  type NisCode,
  type PaperFileId,
  type PlanEvent,
  type PlanId,
  type PlanNode,
  type RemarkId,
  type RenewalItemId,
  type TenantId,
  type UserId,
  type VersionId,
} from "@salus/domain";
import { frameworks } from "./ground.ts";

/** Ids as a request writes them. */
export type PlanIds = {
  plan: string;
  version: string;
  chapter: string;
  /** Two official objectives: below the first stand `node` and `sibling`, below the second one more. */
  place: string;
  otherPlace: string;
  node: string;
  /** Below `node`. */
  result: string;
  indicator: string;
  sibling: string;
  /** A node that was removed. */
  removed: string;
  grantLine: string;
  /** The unit of the objectives, as text. */
  unitText: string;
  /** Two things to settle; the second was settled. */
  renewalItem: string;
  settledItem: string;
  /** Of the actor, about `node`: a thread of its own, and one that is resolved. */
  comment: string;
  resolvedComment: string;
  /** By the actor, of the actor; the second is done. */
  assignment: string;
  doneAssignment: string;
  /** A finding that was set aside. */
  dismissal: string;
  /** A decision of the Council of Ministers, which either side may have recorded. */
  event: string;
  /** Of the federal side, about `node`. */
  remark: string;
  /** Of the actor, about `node`. */
  attachment: string;
  /** A signed copy of the side of the actor; of a draft there is none, and the id names nothing. */
  paperFile: string;
};

export type FilledPlan = {
  ids: PlanIds;
  framework: keyof typeof frameworks;
  nodes: PlanNode[];
  lines: GrantLine[];
  events: PlanEvent[];
};

/** A draft that nothing blocks: burglary with own objectives below both official ones, and a money line. */
export async function aFilledPlan(
  tx: TenantTx,
  tenantId: TenantId,
  { framework, mark, at, by }: { framework: keyof typeof frameworks; mark: string; at: Date; by: UserId },
): Promise<FilledPlan> {
  const [planId, versionId, userId] = [newId<PlanId>(), newId<VersionId>(), newId<UserId>()];
  const { nodes, gone, ...places } = nodesOf(mark);
  const line: GrantLine = {
    id: newId<GrantLineId>(),
    scheme: "base",
    fte: null,
    amountCents: 100,
    equipmentCents: null,
    note: mark,
    revision: 1,
  };
  const ministers = newId<EventId>();
  const kinds: Pick<PlanEvent, "id" | "kind" | "on" | "agendaItem">[] = [
    { id: newId<EventId>(), kind: "created", on: null, agendaItem: null },
    { id: newId<EventId>(), kind: "council", on: "2026-02-02", agendaItem: mark },
    { id: ministers, kind: "councilOfMinisters", on: "2026-02-01", agendaItem: null },
  ];
  // One after another, so that they come back in this order.
  const events = kinds.map((own, index): PlanEvent => {
    const recordedAt = new Date(at.getTime() - kinds.length + index);
    return { ...own, versionId, recordedAt, actorId: userId, reason: null, strikes: null };
  });
  await tx
    .insert(plan)
    .values({ tenantId, id: planId, framework: frameworks[framework].code, createdAt: at, createdBy: userId });
  await tx.insert(version).values({ tenantId, id: versionId, planId, number: 1, language: "nl", createdAt: at });
  await tx.insert(planEvent).values(events.map(({ on, ...rest }) => ({ tenantId, planId, onDate: on, ...rest })));
  const written = { tenantId, versionId, updatedAt: at, updatedBy: userId };
  await tx
    .insert(node)
    .values([
      ...nodes.map((row) => ({ ...row, ...written })),
      ...gone.map((row) => ({ ...row, ...written, removedAt: at })),
    ]);
  await tx.insert(grantLine).values({ tenantId, versionId, ...line });
  const [open, settled] = [newId<RenewalItemId>(), newId<RenewalItemId>()];
  const found = { tenantId, planId, kind: "year", lineageId: places.node, quote: "2014", createdAt: at } as const;
  await tx.insert(renewalItem).values({ ...found, id: open });
  const kept = { outcome: "kept", reason: `${mark}-internal`, settlement: { act: "none" }, settledBy: by } as const;
  await tx.insert(renewalItem).values({ ...found, id: settled, ...kept, settledAt: at });
  const [threadId, resolvedId] = [newId<CommentId>(), newId<CommentId>()];
  const [assignmentId, doneId] = [newId<AssignmentId>(), newId<AssignmentId>()];
  const about = { tenantId, planId, nodeId: places.node, createdAt: at };
  const internal = `${mark}-internal`;
  const said = { ...about, authorId: by, text: internal, mentions: [by] };
  await tx.insert(comment).values({ ...said, id: threadId, threadId });
  await tx.insert(comment).values({ ...said, id: resolvedId, threadId: resolvedId, resolvedAt: at, resolvedBy: by });
  const attachmentId = newId<AttachmentId>();
  const file = { name: `${internal}.txt`, mediaType: "text/plain", size: 1, hash: "0".repeat(64) };
  await tx.insert(attachment).values({ ...about, ...file, id: attachmentId, commentId: null, createdBy: by });
  const asked = { assigneeId: by, assignedBy: by, dueOn: "2026-04-01", note: internal };
  await tx.insert(assignment).values({ ...about, ...asked, id: assignmentId });
  await tx.insert(assignment).values({ ...about, ...asked, id: doneId, state: "done", doneAt: at, doneBy: by });
  const dismissalId = newId<DismissalId>();
  await tx.insert(dismissal).values({
    tenantId,
    id: dismissalId,
    planId,
    code: "date.stale_year",
    nodeId: places.node,
    field: "text.nl",
    fingerprint: "1",
    reason: internal,
    dismissedBy: by,
    // Earlier than anything a request sets aside: the order of the list is the same every time.
    dismissedAt: new Date(at.getTime() - 60_000),
  });
  return {
    ids: {
      plan: planId,
      version: versionId,
      ...places,
      grantLine: line.id,
      unitText: mark,
      renewalItem: open,
      settledItem: settled,
      comment: threadId,
      resolvedComment: resolvedId,
      assignment: assignmentId,
      doneAssignment: doneId,
      dismissal: dismissalId,
      event: ministers,
      remark: newId<RemarkId>(),
      attachment: attachmentId,
      paperFile: newId<PaperFileId>(),
    },
    framework,
    nodes,
    lines: [line],
    events,
  };
}

/** Parents before children. */
function nodesOf(mark: string) {
  const nodes: PlanNode[] = [];
  const gone: PlanNode[] = [];
  const add = (into: PlanNode[], kind: PlanNode["kind"], rest: Pick<PlanNode, "orderKey"> & Partial<PlanNode>) => {
    const lineageId = newId<LineageId>();
    const fixed = { parentId: null, code: null, intro: {}, unit: null, original: "nl", targets: [] } as const;
    into.push({
      lineageId,
      kind,
      text: { nl: `${mark} ${kind}` },
      ...fixed,
      targets: [],
      links: {},
      reviews: {},
      revision: 1,
      fieldRevisions: {},
      ...rest,
    });
    return lineageId;
  };
  const objective = (into: PlanNode[], parentId: LineageId, orderKey: string) => {
    // Translated and read by somebody.
    const lineageId = add(into, "operationalObjective", {
      parentId,
      orderKey,
      unit: mark,
      text: { nl: `${mark} objective`, fr: `${mark} objectif` },
      reviews: { "text.fr": { revision: 1, by: newId<UserId>(), at: "2026-02-02T09:00:00.000Z" } },
    });
    const result = add(into, "result", { parentId: lineageId, orderKey: "a1" });
    const indicator = add(into, "indicator", {
      parentId: lineageId,
      orderKey: "a2",
      text: { nl: `${mark} indicator`, fr: `${mark} indicateur` },
    });
    return { lineageId, result, indicator };
  };
  const chapter = add(nodes, "chapter", { orderKey: "a1", code: "burglary" });
  const place = add(nodes, "strategicObjective", { parentId: chapter, orderKey: "a1", code: "deter" });
  const otherPlace = add(nodes, "strategicObjective", { parentId: chapter, orderKey: "a2", code: "inform" });
  objective(nodes, otherPlace, "a1");
  const first = objective(nodes, place, "a1");
  return {
    nodes,
    gone,
    chapter,
    place,
    otherPlace,
    node: first.lineageId,
    result: first.result,
    indicator: first.indicator,
    sibling: objective(nodes, place, "a2").lineageId,
    removed: objective(gone, place, "a3").lineageId,
  };
}

/** Hands a filled plan over to the federal side, as the verb does. */
export const submit = (
  tx: TenantTx,
  { tenantId, nis, plan: filled, at }: { tenantId: TenantId; nis: NisCode; plan: FilledPlan; at: Date },
) =>
  handOver(tx, {
    tenantId,
    planId: filled.ids.plan as PlanId,
    version: { id: filled.ids.version as VersionId, number: 1, language: "nl" },
    by: newId<UserId>(),
    now: at,
    framework: frameworks[filled.framework],
    municipality: { nis, name: { nl: "Gemeente", fr: "Commune", unattested: [] }, population: { "2025": 1000 } },
    nodes: filled.nodes,
    grantLines: filled.lines,
    events: filled.events,
  });

/** The same, and approved. */
export async function agree(tx: TenantTx, sending: Parameters<typeof submit>[1]): Promise<string> {
  const { id } = await submit(tx, sending);
  const { tenantId } = sending;
  const ofVersion = and(eq(version.tenantId, tenantId), eq(version.id, sending.plan.ids.version as VersionId));
  await tx.update(version).set({ status: "approved" }).where(ofVersion);
  const ofSubmission = and(eq(submission.tenantId, tenantId), eq(submission.id, id));
  await tx.update(submission).set({ status: "approved", decidedAt: sending.at }).where(ofSubmission);
  return id;
}
