import {
  account,
  and,
  asc,
  auditEntry,
  desc,
  eq,
  inArray,
  isNull,
  membership,
  node,
  organisationRecord,
  organisationReference,
  plan,
  recordsOf,
  sql,
  type TenantTx,
  version,
} from "@salus/db";
import {
  type Actor,
  AppError,
  type LineageId,
  type NodeKind,
  type OrganisationRecord,
  type PlanId,
  type RecordId,
  type RecordKind,
  refKinds,
  type RefName,
  type UserId,
} from "@salus/domain";

type InTenant = Pick<Actor, "tenantId">;

const inTenant = ({ tenantId }: InTenant) => eq(organisationRecord.tenantId, tenantId);

/** All of a kind, or all there is; by name is the reader's matter. */
export const listRecords = async (tx: TenantTx, actor: InTenant, kind?: RecordKind): Promise<OrganisationRecord[]> =>
  recordsOf(
    tx,
    actor.tenantId,
    await tx
      .select()
      .from(organisationRecord)
      .where(and(inTenant(actor), kind && eq(organisationRecord.kind, kind)))
      .orderBy(asc(organisationRecord.kind), asc(organisationRecord.id)),
  );

type Named = { kind: RecordKind; id: RecordId };

/** A record of this kind, locked for whoever changes it. */
export async function lockRecord(tx: TenantTx, actor: InTenant, { kind, id }: Named): Promise<OrganisationRecord> {
  const rows = await tx
    .select()
    .from(organisationRecord)
    .where(and(inTenant(actor), eq(organisationRecord.id, id), eq(organisationRecord.kind, kind)))
    .for("update");
  const [record] = await recordsOf(tx, actor.tenantId, rows);
  if (!record) throw new AppError("organisation.not_found");
  return record;
}

/** Whoever hangs a unit elsewhere waits for whoever does the same: two at once could make a ring. */
export async function lockUnits(tx: TenantTx, actor: InTenant): Promise<OrganisationRecord[]> {
  const rows = await tx
    .select()
    .from(organisationRecord)
    .where(and(inTenant(actor), eq(organisationRecord.kind, "unit")))
    .orderBy(asc(organisationRecord.id))
    .for("no key update");
  return recordsOf(tx, actor.tenantId, rows);
}

/** Of these ids the ones that name a record of the kind that others may refer to; kept from going meanwhile. */
export async function keepRecords(
  tx: TenantTx,
  actor: InTenant,
  ids: readonly RecordId[],
): Promise<Map<string, RecordKind>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: organisationRecord.id, kind: organisationRecord.kind })
    .from(organisationRecord)
    .where(and(inTenant(actor), inArray(organisationRecord.id, [...ids])))
    .orderBy(asc(organisationRecord.id))
    .for("key share");
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

type By = { updatedAt: Date; updatedBy: UserId };

const columnsOf = ({ values, revision, fieldRevisions }: OrganisationRecord) => {
  const { startedOn, endedOn, ...body } = values;
  return { body, startedOn, endedOn, revision, fieldRevisions };
};

/** False where the id is taken. */
export async function insertRecord(
  tx: TenantTx,
  actor: InTenant,
  record: OrganisationRecord,
  by: By,
): Promise<boolean> {
  const { id, kind } = record;
  const inserted = await tx
    .insert(organisationRecord)
    .values({ tenantId: actor.tenantId, id, kind, ...columnsOf(record), ...by })
    .onConflictDoNothing()
    .returning({ id: organisationRecord.id });
  if (inserted.length > 0) await writeRefs(tx, actor, record);
  return inserted.length > 0;
}

export async function saveRecord(tx: TenantTx, actor: InTenant, record: OrganisationRecord, by: By): Promise<void> {
  await tx
    .update(organisationRecord)
    .set({ ...columnsOf(record), ...by })
    .where(and(inTenant(actor), eq(organisationRecord.id, record.id)));
  await tx.delete(organisationReference).where(ownRefs(actor, record.id));
  await writeRefs(tx, actor, record);
}

const ownRefs = ({ tenantId }: InTenant, id: RecordId) =>
  and(eq(organisationReference.tenantId, tenantId), eq(organisationReference.recordId, id));

async function writeRefs(tx: TenantTx, { tenantId }: InTenant, { id, kind, refs }: OrganisationRecord): Promise<void> {
  const rows = (Object.keys(refs) as RefName[]).flatMap((name) =>
    (refs[name] ?? []).map((targetId, place) => {
      return { tenantId, recordId: id, name, targetId, targetKind: refKinds[name] ?? kind, place };
    }),
  );
  if (rows.length > 0) await tx.insert(organisationReference).values(rows);
}

export async function deleteRecord(tx: TenantTx, actor: InTenant, id: RecordId): Promise<void> {
  await tx.delete(organisationReference).where(ownRefs(actor, id));
  await tx.delete(organisationRecord).where(and(inTenant(actor), eq(organisationRecord.id, id)));
}

/** How many places refer to each record: nodes, counted once over all versions, and other records. */
export async function countUses(tx: TenantTx, { tenantId }: InTenant): Promise<Map<string, number>> {
  const rows = await tx.execute<{ id: string; uses: number }>(sql`
    select id, sum(uses)::int as uses from (
      select link.id, count(distinct n.lineage_id) as uses
      from node n
        cross join lateral jsonb_each(n.links) as of_kind(name, ids)
        cross join lateral jsonb_array_elements_text(of_kind.ids) as link(id)
      where n.tenant_id = ${tenantId} and n.links <> '{}' and of_kind.name <> 'indicator'
      group by link.id
      union all
      select target_id::text, count(distinct record_id) from organisation_reference
      where tenant_id = ${tenantId} group by target_id
    ) as counted group by id`);
  return new Map(rows.map(({ id, uses }) => [id, uses]));
}

export const listReferring = (tx: TenantTx, { tenantId }: InTenant, id: RecordId) =>
  tx
    .select({ id: organisationReference.recordId, field: organisationReference.name })
    .from(organisationReference)
    .where(and(eq(organisationReference.tenantId, tenantId), eq(organisationReference.targetId, id)));

export type UsingNode = {
  planId: PlanId;
  framework: string;
  versionNumber: number;
  lineageId: LineageId;
  kind: NodeKind;
  text: Record<string, string>;
  original: "nl" | "fr" | "de";
};

/** The nodes that refer to a record, each in the newest version where it does. */
export async function listUsingNodes(tx: TenantTx, { tenantId }: InTenant, { kind, id }: Named): Promise<UsingNode[]> {
  const rows = await tx
    .selectDistinctOn([plan.id, node.lineageId], {
      planId: plan.id,
      framework: plan.framework,
      versionNumber: version.number,
      lineageId: node.lineageId,
      kind: node.kind,
      text: node.text,
      original: node.original,
    })
    .from(node)
    .innerJoin(version, and(eq(version.tenantId, node.tenantId), eq(version.id, node.versionId)))
    .innerJoin(plan, and(eq(plan.tenantId, version.tenantId), eq(plan.id, version.planId)))
    .where(and(eq(node.tenantId, tenantId), refersTo(kind, id)))
    .orderBy(plan.id, node.lineageId, desc(version.number));
  return rows;
}

/** Whether a node names a record. Removed nodes count: they may come back. */
export const refersTo = (kind: RecordKind, id: RecordId) =>
  sql`${node.links} @> ${JSON.stringify({ [kind]: [id] })}::jsonb`;

export async function isMember(tx: TenantTx, { tenantId }: InTenant, accountId: string): Promise<boolean> {
  const found = await tx
    .select({ id: membership.accountId })
    .from(membership)
    .where(
      and(eq(membership.tenantId, tenantId), eq(membership.accountId, accountId as UserId), isNull(membership.until)),
    );
  return found.length > 0;
}

/** Who saved which fields of a record after a revision, the newest first. */
export async function listRecordChanges(tx: TenantTx, { tenantId }: InTenant, id: RecordId, revision: number) {
  const rows = await tx
    .select({ after: auditEntry.after, at: auditEntry.at, name: account.name })
    .from(auditEntry)
    .leftJoin(account, eq(account.id, auditEntry.actorId))
    .where(
      and(
        eq(auditEntry.tenantId, tenantId),
        eq(auditEntry.entity, "organisation_record"),
        eq(auditEntry.entityId, id),
        eq(auditEntry.action, "organisation.change"),
        sql`(${auditEntry.after} ->> 'revision')::int > ${revision}`,
      ),
    )
    .orderBy(desc(auditEntry.seq));
  return rows.map(({ after, at, name }) => {
    const { changes } = after as { changes: Record<string, unknown> };
    return { fields: Object.keys(changes), changedBy: name, changedAt: at };
  });
}
