import {
  type Actor,
  newId,
  noValues,
  type RecordId,
  recordShapes,
  refKinds,
  type RefName,
  type UserId,
} from "@salus/domain";
import { eq, inArray } from "drizzle-orm";
import { appendAudit } from "../../audit.ts";
import type { TenantTx } from "../../doors.ts";
import { account, organisationRecord, organisationReference } from "../../schema/index.ts";
import type { SeedRecord } from "./organisation-seed.ts";

type Person = Pick<Actor, "userId" | "tenantId">;

/** Writes what a municipality keeps, unless it keeps something already. */
export async function writeOrganisation(
  tx: TenantTx,
  seeds: readonly SeedRecord[],
  { by, now }: { by: Person; now: Date },
): Promise<void> {
  const { tenantId } = by;
  const [kept] = await tx
    .select({ id: organisationRecord.id })
    .from(organisationRecord)
    .where(eq(organisationRecord.tenantId, tenantId))
    .limit(1);
  if (kept !== undefined || seeds.length === 0) return;
  const accounts = await accountsOf(tx, seeds);
  const ids = new Map(seeds.map(({ key }) => [key, newId<RecordId>()]));
  const idOf = (key: string): RecordId => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`no record of the demonstration is called ${key}`);
    return id;
  };
  await tx.insert(organisationRecord).values(
    seeds.map(({ key, kind, values, account: email }) => {
      const { startedOn, endedOn, ...body } = { ...noValues, ...values };
      const accountId = email === undefined ? null : (accounts.get(email) ?? null);
      const written = { updatedAt: now, updatedBy: by.userId };
      return { tenantId, id: idOf(key), kind, body: { ...body, accountId }, startedOn, endedOn, ...written };
    }),
  );
  const references = seeds.flatMap(({ key, kind, refs = {} }) =>
    (Object.keys(refs) as RefName[]).flatMap((name) => {
      if (!(name in recordShapes[kind].refs)) throw new Error(`${key} has no reference ${name}`);
      return (refs[name] ?? []).map((target, place) => ({
        tenantId,
        recordId: idOf(key),
        name,
        targetId: idOf(target),
        targetKind: refKinds[name] ?? kind,
        place,
      }));
    }),
  );
  await tx.insert(organisationReference).values(references);
  await appendAudit(tx, {
    at: now,
    actor: by,
    action: "organisation.seed",
    entity: "tenant",
    entityId: tenantId,
    after: { records: seeds.length },
  });
}

async function accountsOf(tx: TenantTx, seeds: readonly SeedRecord[]): Promise<Map<string, UserId>> {
  const emails = seeds.flatMap(({ account: email }) => email ?? []);
  const rows = await tx
    .select({ id: account.id, email: account.email })
    .from(account)
    .where(inArray(account.email, emails));
  return new Map(rows.map(({ id, email }) => [email, id]));
}
