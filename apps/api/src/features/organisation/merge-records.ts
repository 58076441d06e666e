import {
  AppError,
  authorize,
  dayInBelgium,
  keepAction,
  type NodeChanges,
  type OrganisationRecord,
  type PlanNode,
  type RecordId,
  type RecordKind,
  type RefName,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { listPlans, lockPlan } from "../plan/plan.queries.ts";
import { listRecords, listReferring, lockRecord, saveRecord } from "./organisation.queries.ts";
import { present } from "./keep-record.ts";
import type { RecordView } from "./organisation.view.ts";
import { relinkNodes } from "./relink-nodes.ts";

/**
 * Two records turned out to be the same: what refers to the first refers to the second from now on. The first stays,
 * ended and pointing at the second, because submitted versions name it and never change.
 */
export function mergeRecords(ctx: Ctx, kind: RecordKind, id: RecordId, into: RecordId): Promise<RecordView> {
  return ctx.write(async (tx) => {
    const { actor, now } = ctx;
    authorize(actor, keepAction(kind));
    // In one order whoever asks, so that two merges the other way round do not wait for each other for ever.
    const locked = new Map<RecordId, OrganisationRecord>();
    for (const each of [id, into].sort()) locked.set(each, await lockRecord(tx, actor, { kind, id: each }));
    const [from, target] = [locked.get(id), locked.get(into)];
    if (!from || !target) throw new AppError("organisation.not_found");
    if (id === into || from.refs.mergedInto || target.refs.mergedInto) throw new AppError("organisation.not_same_kind");
    const by = { updatedAt: now, updatedBy: actor.userId };
    const referring = new Set((await listReferring(tx, actor, id)).map((each) => each.id));
    for (const record of await listRecords(tx, actor)) {
      if (!referring.has(record.id)) continue;
      const refs = Object.fromEntries(
        (Object.keys(record.refs) as RefName[]).map((name) => [
          name,
          replaced(record.refs[name] ?? [], id, into, record),
        ]),
      );
      await saveRecord(tx, actor, { ...record, refs, revision: record.revision + 1 }, by);
    }
    const ended = { ...from.values, endedOn: from.values.endedOn ?? dayInBelgium(now) };
    const revision = from.revision + 1;
    await saveRecord(tx, actor, { ...from, values: ended, refs: { ...from.refs, mergedInto: [into] }, revision }, by);
    let nodes = 0;
    for (const { id: planId, version } of await listPlans(tx, actor)) {
      if (version.frozenAt !== null) continue;
      const plan = await lockPlan(tx, actor, planId);
      if (plan.version.frozenAt === null)
        nodes += await relinkNodes(tx, ctx, plan, (node) => moved(node, kind, id, into));
    }
    await audit(tx, ctx, {
      action: "organisation.merge",
      entity: "organisation_record",
      entityId: id,
      before: { revision: from.revision },
      after: { kind, into, records: referring.size, nodes },
    });
    return present(tx, ctx, target);
  });
}

/** Nothing comes to refer to itself, and nothing twice to the same. */
const replaced = (ids: readonly RecordId[], from: RecordId, into: RecordId, { id }: OrganisationRecord): RecordId[] =>
  [...new Set(ids.map((each) => (each === from ? into : each)))].filter((each) => each !== id);

function moved(node: PlanNode, kind: RecordKind, from: RecordId, into: RecordId): NodeChanges | null {
  const ids: readonly string[] = (node.links as Partial<Record<RecordKind, string[]>>)[kind] ?? [];
  if (!ids.includes(from)) return null;
  return { [`links.${kind}`]: [...new Set(ids.map((each) => (each === from ? into : each)))] };
}
