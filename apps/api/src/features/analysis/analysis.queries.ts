import {
  and,
  asc,
  eq,
  federalAdviser,
  federalNote,
  federalScore,
  type FederalTx,
  inArray,
  isNull,
  letter,
  membership,
  remark,
  sql,
  type TenantTx,
} from "@salus/db";
import {
  type Actor,
  AppError,
  isAdviser,
  type NisCode,
  type PlanId,
  type RemarkId,
  type SubmissionId,
} from "@salus/domain";
import type { SubmissionRow } from "../federal/federal.queries.ts";

export type NoteRow = typeof federalNote.$inferSelect;
export type RemarkRow = typeof remark.$inferSelect;
type Bureau = Pick<Actor, "tenantId">;

const inPlan = ({ tenantId }: Bureau, planId: PlanId) =>
  and(eq(federalNote.tenantId, tenantId), eq(federalNote.planId, planId));

/** What the federal side keeps to itself about a plan, through all its versions; oldest first. */
export const listNotes = (tx: TenantTx, bureau: Bureau, planId: PlanId): Promise<NoteRow[]> =>
  tx.select().from(federalNote).where(inPlan(bureau, planId)).orderBy(asc(federalNote.writtenAt), asc(federalNote.id));

export async function lockNote(
  tx: TenantTx,
  bureau: Bureau,
  { planId, noteId }: { planId: PlanId; noteId: RemarkId },
): Promise<NoteRow> {
  const [row] = await tx
    .select()
    .from(federalNote)
    .where(and(inPlan(bureau, planId), eq(federalNote.id, noteId)))
    .for("update");
  if (!row) throw new AppError("note.not_found");
  return row;
}

export const deleteNotes = (tx: TenantTx, { tenantId }: Bureau, ids: readonly RemarkId[]) =>
  tx.delete(federalNote).where(and(eq(federalNote.tenantId, tenantId), inArray(federalNote.id, [...ids])));

/** Every remark that was sent about a plan, oldest first. */
export const listRemarks = (
  tx: FederalTx | TenantTx,
  { tenantId, planId }: Pick<SubmissionRow, "tenantId" | "planId">,
): Promise<RemarkRow[]> =>
  tx
    .select()
    .from(remark)
    .where(and(eq(remark.tenantId, tenantId), eq(remark.planId, planId)))
    .orderBy(asc(remark.sentAt), asc(remark.id));

export async function lockRemark(
  tx: TenantTx,
  { tenantId, planId }: Pick<SubmissionRow, "tenantId" | "planId">,
  id: RemarkId,
): Promise<RemarkRow> {
  const [row] = await tx
    .select()
    .from(remark)
    .where(and(eq(remark.tenantId, tenantId), eq(remark.planId, planId), eq(remark.id, id)))
    .for("no key update");
  if (!row) throw new AppError("remark.not_found");
  return row;
}

/** How many remarks nobody settled, by plan. */
export async function countUnsettled(tx: FederalTx): Promise<Map<PlanId, number>> {
  const rows = await tx
    .select({ planId: remark.planId, count: sql<number>`count(*)::int` })
    .from(remark)
    .where(isNull(remark.settledAt))
    .groupBy(remark.planId);
  return new Map(rows.map(({ planId, count }) => [planId, count]));
}

export type LetterRow = typeof letter.$inferSelect;

export const listLetters = (
  tx: FederalTx | TenantTx,
  tenantId: Actor["tenantId"],
  submissions: readonly SubmissionId[],
): Promise<LetterRow[]> =>
  tx
    .select()
    .from(letter)
    .where(and(eq(letter.tenantId, tenantId), inArray(letter.submissionId, [...submissions])))
    .orderBy(asc(letter.writtenAt), asc(letter.id));

export const listScores = (tx: TenantTx, { tenantId }: Bureau, id: SubmissionId) =>
  tx
    .select({ item: federalScore.item, points: federalScore.points, note: federalScore.note })
    .from(federalScore)
    .where(and(eq(federalScore.tenantId, tenantId), eq(federalScore.submissionId, id)))
    .orderBy(asc(federalScore.item));

/** Who follows which municipality. Who left, or advises no longer, follows none: it is nobody's until it is given away. */
export async function listAssigned(tx: TenantTx, { tenantId }: Bureau): Promise<Map<NisCode, Actor["userId"]>> {
  const rows = await tx
    .select({ nis: federalAdviser.nis, adviserId: federalAdviser.adviserId, roles: membership.roles })
    .from(federalAdviser)
    .innerJoin(
      membership,
      and(eq(membership.tenantId, federalAdviser.tenantId), eq(membership.accountId, federalAdviser.adviserId)),
    )
    .where(eq(federalAdviser.tenantId, tenantId));
  return new Map(rows.filter(isAdviser).map(({ nis, adviserId }) => [nis, adviserId]));
}
