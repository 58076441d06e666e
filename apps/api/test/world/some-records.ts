import { organisationRecord, organisationReference, type TenantTx } from "@salus/db";
import {
  newId,
  noValues,
  type RecordId,
  type RecordKind,
  recordKinds,
  type TenantId,
  type UserId,
} from "@salus/domain";

/** One record of every kind that a municipality keeps, and a project that nothing refers to. */
export async function someRecords(
  tx: TenantTx,
  tenantId: TenantId,
  { mark, at }: { mark: string; at: Date },
): Promise<Record<RecordKind | "spare", string>> {
  const names = [...recordKinds, "spare"] as const;
  const records = Object.fromEntries(names.map((name) => [name, newId<RecordId>()])) as Record<
    (typeof names)[number],
    RecordId
  >;
  const { startedOn: _started, endedOn: _ended, ...empty } = noValues;
  const written = { tenantId, updatedAt: at, updatedBy: newId<UserId>() };
  await tx.insert(organisationRecord).values(
    names.map((name) => {
      const said = `${mark}-people ${name}`;
      const body = { ...empty, name: { nl: said }, fullName: said, email: `${mark}-people.record@salus.example` };
      return { ...written, id: records[name], kind: name === "spare" ? ("project" as const) : name, body };
    }),
  );
  await tx.insert(organisationReference).values({
    tenantId,
    recordId: records.position,
    name: "unit",
    targetId: records.unit,
    targetKind: "unit",
    place: 0,
  });
  return records;
}
