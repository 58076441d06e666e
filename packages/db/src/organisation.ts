import {
  type LocalizedText,
  namesForDocument,
  noValues,
  type OrganisationRecord,
  type PlainDate,
  type RecordRefs,
  type TenantId,
} from "@salus/domain";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { TenantTx } from "./doors.ts";
import { organisationRecord, organisationReference } from "./schema/index.ts";

type Row = typeof organisationRecord.$inferSelect;

/** Rows with what they refer to, as the records that the domain knows; in the order of the rows. */
export async function recordsOf(tx: TenantTx, tenantId: TenantId, rows: readonly Row[]): Promise<OrganisationRecord[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const references = await tx
    .select()
    .from(organisationReference)
    .where(and(eq(organisationReference.tenantId, tenantId), inArray(organisationReference.recordId, ids)))
    .orderBy(asc(organisationReference.place), asc(organisationReference.targetId));
  const byRecord = Map.groupBy(references, ({ recordId }) => recordId);
  return rows.map(({ id, kind, body, startedOn, endedOn, revision, fieldRevisions }) => {
    const refs: RecordRefs = {};
    for (const { name, targetId } of byRecord.get(id) ?? []) refs[name] = [...(refs[name] ?? []), targetId];
    return { id, kind, values: { ...noValues, ...body, startedOn, endedOn }, refs, revision, fieldRevisions };
  });
}

/** The names that a document of this day gives to what its nodes refer to, by id. */
export async function documentNames(
  tx: TenantTx,
  tenantId: TenantId,
  today: PlainDate,
): Promise<ReadonlyMap<string, LocalizedText>> {
  const rows = await tx.select().from(organisationRecord).where(eq(organisationRecord.tenantId, tenantId));
  return namesForDocument(await recordsOf(tx, tenantId, rows), today);
}
