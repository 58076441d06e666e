import {
  and,
  asc,
  count,
  eq,
  federalOpinion,
  type FederalTx,
  getTableColumns,
  gt,
  isNull,
  sharedOpinion,
  type TenantTx,
} from "@salus/db";
import { type Actor, AppError, type OpinionId, type PlanId } from "@salus/domain";

const { excerpt: _excerpt, secretHash: _secret, ...told } = getTableColumns(federalOpinion);

/** Without the words that it opens, and without its secret. */
export type OpinionRow = Omit<typeof federalOpinion.$inferSelect, "excerpt" | "secretHash">;
export type WholeOpinionRow = typeof federalOpinion.$inferSelect;
export type SharedOpinionRow = typeof sharedOpinion.$inferSelect;
type Bureau = Pick<Actor, "tenantId">;

/** What was asked about a plan, through all its versions; oldest first. */
export const listOpinions = (tx: TenantTx, { tenantId }: Bureau, planId: PlanId): Promise<OpinionRow[]> =>
  tx
    .select(told)
    .from(federalOpinion)
    .where(and(eq(federalOpinion.tenantId, tenantId), eq(federalOpinion.planId, planId)))
    .orderBy(asc(federalOpinion.askedAt), asc(federalOpinion.id));

/** What third parties gave since a moment, oldest first. */
export const listGivenSince = (tx: TenantTx, { tenantId }: Bureau, since: Date): Promise<OpinionRow[]> =>
  tx
    .select(told)
    .from(federalOpinion)
    .where(and(eq(federalOpinion.tenantId, tenantId), gt(federalOpinion.answeredAt, since)))
    .orderBy(asc(federalOpinion.answeredAt), asc(federalOpinion.id));

export type OpinionCount = { readonly asked: number; readonly given: number };

/** How many opinions were asked about the last submission of a plan or an earlier one, and how many came in. */
export async function countOpinions(tx: TenantTx, { tenantId }: Bureau): Promise<Map<PlanId, OpinionCount>> {
  const rows = await tx
    .select({
      planId: federalOpinion.planId,
      asked: count(),
      given: count(federalOpinion.answeredAt),
    })
    .from(federalOpinion)
    .where(and(eq(federalOpinion.tenantId, tenantId), isNull(federalOpinion.withdrawnAt)))
    .groupBy(federalOpinion.planId);
  return new Map(rows.map(({ planId, ...counted }) => [planId, counted]));
}

export const isOpinion = ({ tenantId }: Bureau, id: OpinionId) =>
  and(eq(federalOpinion.tenantId, tenantId), eq(federalOpinion.id, id));

export async function lockOpinion(
  tx: TenantTx,
  bureau: Bureau,
  { planId, opinionId }: { planId: PlanId; opinionId: OpinionId },
): Promise<OpinionRow> {
  const [row] = await tx
    .select(told)
    .from(federalOpinion)
    .where(and(isOpinion(bureau, opinionId), eq(federalOpinion.planId, planId)))
    .for("update");
  if (!row) throw new AppError("opinion.not_found");
  return row;
}

/** Whole, with the hash of its secret: for whoever shows the secret. */
export async function lockWholeOpinion(tx: TenantTx, bureau: Bureau, id: OpinionId): Promise<WholeOpinionRow> {
  const [row] = await tx.select().from(federalOpinion).where(isOpinion(bureau, id)).for("update");
  if (!row) throw new AppError("opinion.not_found");
  return row;
}

/** What the municipality was given to read, oldest first. */
export const listShared = (
  tx: TenantTx | FederalTx,
  { tenantId, planId }: Bureau & { planId: PlanId },
): Promise<SharedOpinionRow[]> =>
  tx
    .select()
    .from(sharedOpinion)
    .where(and(eq(sharedOpinion.tenantId, tenantId), eq(sharedOpinion.planId, planId)))
    .orderBy(asc(sharedOpinion.answeredAt), asc(sharedOpinion.id));
