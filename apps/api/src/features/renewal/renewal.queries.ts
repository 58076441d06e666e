import {
  account,
  and,
  asc,
  eq,
  insertInParts,
  lt,
  membership,
  organisationRecord,
  planOrigin,
  renewalItem,
  type TenantTx,
} from "@salus/db";
import {
  type Actor,
  AppError,
  type EndedRecord,
  type PlainDate,
  type PlanId,
  type RenewalItemId,
  type StaleThing,
  textIn,
} from "@salus/domain";

type InTenant = Pick<Actor, "tenantId">;
export type ItemRow = typeof renewalItem.$inferSelect;
export type NamedItemRow = { item: ItemRow; settledByName: string | null };

export const thingOf = ({ kind, lineageId, grantLineId, field, quote, params }: ItemRow): StaleThing => ({
  kind,
  lineageId,
  grantLineId,
  field,
  quote,
  params,
});

export const insertItems = (
  tx: TenantTx,
  at: { tenantId: Actor["tenantId"]; planId: PlanId; createdAt: Date },
  things: readonly StaleThing[],
): Promise<void> =>
  insertInParts(things, (part) => tx.insert(renewalItem).values(part.map((each) => ({ ...each, ...at }))));

const named = (tx: TenantTx) =>
  tx
    .select({ item: renewalItem, settledByName: account.name })
    .from(renewalItem)
    .leftJoin(
      membership,
      and(eq(membership.tenantId, renewalItem.tenantId), eq(membership.accountId, renewalItem.settledBy)),
    )
    .leftJoin(account, eq(account.id, membership.accountId));

export const listItems = (tx: TenantTx, { tenantId }: InTenant, planId: PlanId): Promise<NamedItemRow[]> =>
  named(tx)
    .where(and(eq(renewalItem.tenantId, tenantId), eq(renewalItem.planId, planId)))
    .orderBy(asc(renewalItem.createdAt), asc(renewalItem.id));

export async function lockItem(
  tx: TenantTx,
  { tenantId }: InTenant,
  { planId, itemId }: { planId: PlanId; itemId: RenewalItemId },
): Promise<ItemRow> {
  const [row] = await tx
    .select()
    .from(renewalItem)
    .where(and(eq(renewalItem.tenantId, tenantId), eq(renewalItem.planId, planId), eq(renewalItem.id, itemId)))
    .for("update");
  if (!row) throw new AppError("renewal.not_found");
  return row;
}

export async function getNamedItem(tx: TenantTx, { tenantId }: InTenant, id: RenewalItemId): Promise<NamedItemRow> {
  const [row] = await named(tx).where(and(eq(renewalItem.tenantId, tenantId), eq(renewalItem.id, id)));
  if (!row) throw new AppError("renewal.not_found");
  return row;
}

type Settled = Pick<ItemRow, "outcome" | "reason" | "settlement" | "settledAt" | "settledBy">;

export async function saveItem(tx: TenantTx, { tenantId, id }: ItemRow, settled: Settled): Promise<void> {
  await tx
    .update(renewalItem)
    .set(settled)
    .where(and(eq(renewalItem.tenantId, tenantId), eq(renewalItem.id, id)));
}

export const insertOrigin = async (tx: TenantTx, origin: typeof planOrigin.$inferInsert): Promise<void> => {
  await tx.insert(planOrigin).values(origin);
};

export async function findOrigin(tx: TenantTx, { tenantId }: InTenant, planId: PlanId) {
  const [row] = await tx
    .select()
    .from(planOrigin)
    .where(and(eq(planOrigin.tenantId, tenantId), eq(planOrigin.planId, planId)));
  return row ?? null;
}

/** Records of the municipality that ended before a day, by id, under the name they have in its language. */
export async function listEnded(
  tx: TenantTx,
  { tenantId }: InTenant,
  before: PlainDate,
): Promise<Map<string, EndedRecord>> {
  const rows = await tx
    .select({ id: organisationRecord.id, body: organisationRecord.body, endedOn: organisationRecord.endedOn })
    .from(organisationRecord)
    .where(and(eq(organisationRecord.tenantId, tenantId), lt(organisationRecord.endedOn, before)));
  return new Map(
    rows.flatMap(({ id, body, endedOn }) =>
      endedOn === null ? [] : [[id as string, { name: textIn(body.name, "nl", "nl").text, endedOn }] as const],
    ),
  );
}
