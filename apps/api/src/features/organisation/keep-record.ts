import type { TenantTx } from "@salus/db";
import {
  AppError,
  applyRecordChanges,
  authorize,
  contactFields,
  dayInBelgium,
  keepAction,
  newRecord,
  type OrganisationRecord,
  type RecordConflict,
  type RecordField,
  type RecordId,
  type RecordKind,
  recordValue,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import {
  countUses,
  deleteRecord,
  insertRecord,
  listRecordChanges,
  listReferring,
  listUsingNodes,
  lockRecord,
  saveRecord,
} from "./organisation.queries.ts";
import { type AddRecord, type ChangeRecord, presentRecord, type RecordView } from "./organisation.view.ts";
import { requireReferences } from "./record-references.ts";

type Named = { recordKind: RecordKind; recordId: RecordId };

export function addRecord(ctx: Ctx, kind: RecordKind, { recordId, changes }: AddRecord): Promise<RecordView> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, keepAction(kind));
    const record = newRecord(recordId, kind, changes);
    const fields = Object.keys(changes) as RecordField[];
    await requireReferences(tx, ctx.actor, record, fields);
    await writeNewRecord(tx, ctx, record, fields);
    return presentRecord(record, { actor: ctx.actor, today: dayInBelgium(ctx.now), uses: 0 });
  });
}

export async function writeNewRecord(
  tx: TenantTx,
  ctx: Ctx,
  record: OrganisationRecord,
  fields: readonly RecordField[],
): Promise<void> {
  const by = { updatedAt: ctx.now, updatedBy: ctx.actor.userId };
  if (!(await insertRecord(tx, ctx.actor, record, by))) throw new AppError("organisation.exists");
  await audit(tx, ctx, {
    action: "organisation.add",
    entity: "organisation_record",
    entityId: record.id,
    after: { kind: record.kind, changes: traced(record, fields) },
  });
}

/** Merges like the save of a node: a field that somebody else changed since then conflicts, and nothing is written. */
export function changeRecord(ctx: Ctx, { recordKind, recordId }: Named, input: ChangeRecord): Promise<RecordView> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, keepAction(recordKind));
    const before = await lockRecord(tx, ctx.actor, { kind: recordKind, id: recordId });
    const { record, changed, conflicts } = applyRecordChanges(before, input.changes, input.baseRevision);
    if (conflicts) throw await conflictOf(tx, ctx, before, conflicts, input.baseRevision);
    if (changed.length > 0) {
      await requireReferences(tx, ctx.actor, record, changed);
      await saveRecord(tx, ctx.actor, record, { updatedAt: ctx.now, updatedBy: ctx.actor.userId });
      await audit(tx, ctx, {
        action: "organisation.change",
        entity: "organisation_record",
        entityId: recordId,
        before: { revision: before.revision, changes: traced(before, changed) },
        after: { kind: recordKind, revision: record.revision, changes: traced(record, changed) },
      });
    }
    return present(tx, ctx, record);
  });
}

/** Only what nothing refers to goes; everything else ends on a day. */
export function removeRecord(ctx: Ctx, { recordKind: kind, recordId: id }: Named): Promise<void> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, keepAction(kind));
    const before = await lockRecord(tx, ctx.actor, { kind, id });
    const [records, nodes] = [
      await listReferring(tx, ctx.actor, id),
      await listUsingNodes(tx, ctx.actor, { kind, id }),
    ];
    if (records.length + nodes.length > 0)
      throw new AppError("organisation.in_use", { records: records.length, nodes: nodes.length });
    await deleteRecord(tx, ctx.actor, id);
    await audit(tx, ctx, {
      action: "organisation.remove",
      entity: "organisation_record",
      entityId: id,
      before: { kind, revision: before.revision, name: before.values.name },
    });
  });
}

export async function present(tx: TenantTx, { actor, now }: Ctx, record: OrganisationRecord): Promise<RecordView> {
  const uses = (await countUses(tx, actor)).get(record.id) ?? 0;
  return presentRecord(record, { actor, today: dayInBelgium(now), uses });
}

/** The trail can never forget: that an address changed stands there, the address does not. */
const traced = (record: OrganisationRecord, fields: readonly RecordField[]): Record<string, unknown> =>
  Object.fromEntries(
    fields.map((field) => [
      field,
      (contactFields as readonly string[]).includes(field) ? null : recordValue(record, field),
    ]),
  );

async function conflictOf(
  tx: TenantTx,
  ctx: Ctx,
  record: OrganisationRecord,
  conflicts: readonly RecordConflict[],
  revision: number,
): Promise<AppError> {
  const later = await listRecordChanges(tx, ctx.actor, record.id, revision);
  return new AppError("organisation.conflict", {
    record: await present(tx, ctx, record),
    conflicts: conflicts.map((conflict) => {
      const last = later.find(({ fields }) => fields.includes(conflict.field));
      return { ...conflict, changedBy: last?.changedBy ?? null, changedAt: last?.changedAt.toISOString() ?? null };
    }),
  });
}
