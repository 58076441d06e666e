import {
  answersTo,
  AppError,
  authorize,
  dayInBelgium,
  type RecordId,
  type RecordKind,
  recordName,
} from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { countUses, listRecords, listReferring, listUsingNodes } from "./organisation.queries.ts";
import { type ListRecords, presentRecord, type RecordView, type UsesView } from "./organisation.view.ts";

export function readRecords(ctx: Ctx, { recordKind, q = "", ended }: ListRecords): Promise<RecordView[]> {
  authorize(ctx.actor, "organisation.read");
  return ctx.read(async (tx) => {
    const [records, uses] = [await listRecords(tx, ctx.actor, recordKind), await countUses(tx, ctx.actor)];
    const today = dayInBelgium(ctx.now);
    return records
      .filter((record) => answersTo(record, q))
      .map((record) => presentRecord(record, { actor: ctx.actor, today, uses: uses.get(record.id) ?? 0 }))
      .filter((record) => ended === undefined || record.ended === (ended === "yes"));
  });
}

/** Where a record is referred to: other records, and nodes of every plan. */
export function readUses(ctx: Ctx, kind: RecordKind, id: RecordId): Promise<UsesView> {
  authorize(ctx.actor, "organisation.read");
  return ctx.read(async (tx) => {
    const records = await listRecords(tx, ctx.actor);
    if (!records.some((record) => record.id === id && record.kind === kind))
      throw new AppError("organisation.not_found");
    const byId = new Map(records.map((record) => [record.id, record]));
    const referring = await listReferring(tx, ctx.actor, id);
    return {
      records: referring.flatMap(({ id: from, field }) => {
        const record = byId.get(from);
        return record ? [{ id: from, kind: record.kind, name: recordName(record), field }] : [];
      }),
      nodes: await listUsingNodes(tx, ctx.actor, { kind, id }),
    };
  });
}
