import { and, type AnyTx, asc, deadlineException, desc, eq, municipality, submission, type TenantTx } from "@salus/db";
import {
  AppError,
  type Actor,
  type Municipality,
  type NisCode,
  type PlanId,
  type SubmissionId,
  type TenantId,
  type VersionId,
} from "@salus/domain";
import { getTenant } from "../plan/plan.queries.ts";

const columns = {
  tenantId: submission.tenantId,
  id: submission.id,
  planId: submission.planId,
  versionId: submission.versionId,
  number: submission.number,
  framework: submission.framework,
  frameworkRevision: submission.frameworkRevision,
  nis: submission.nis,
  status: submission.status,
  submittedAt: submission.submittedAt,
  deadlineOn: submission.deadlineOn,
  documentHash: submission.documentHash,
  document: submission.document,
};

const select = (tx: AnyTx) => tx.select(columns).from(submission);
export type SentRow = Awaited<ReturnType<typeof select>>[number];

/** A version as it was handed over; null for a draft. */
export async function findSent(tx: AnyTx, tenantId: TenantId, versionId: VersionId): Promise<SentRow | null> {
  const [row] = await select(tx).where(and(eq(submission.tenantId, tenantId), eq(submission.versionId, versionId)));
  return row ?? null;
}

export async function getSent(tx: AnyTx, id: SubmissionId): Promise<SentRow> {
  const [row] = await select(tx).where(eq(submission.id, id));
  if (!row) throw new AppError("submission.not_found");
  return row;
}

/** When a dossier was handed over for the first time. */
export async function firstSentAt(
  tx: AnyTx,
  tenantId: TenantId,
  planId: PlanId,
): Promise<{ number: number; at: Date }> {
  const [row] = await tx
    .select({ number: submission.number, at: submission.submittedAt })
    .from(submission)
    .where(and(eq(submission.tenantId, tenantId), eq(submission.planId, planId)))
    .orderBy(asc(submission.number))
    .limit(1);
  if (!row) throw new AppError("version.not_found");
  return row;
}

export const listExceptions = (tx: AnyTx, tenantId: TenantId, framework: string) =>
  tx
    .select()
    .from(deadlineException)
    .where(and(eq(deadlineException.tenantId, tenantId), eq(deadlineException.framework, framework)))
    .orderBy(desc(deadlineException.grantedAt), asc(deadlineException.id));

export type ExceptionRow = typeof deadlineException.$inferSelect;

/** The municipality that a tenant is. */
export async function getMunicipality(
  tx: TenantTx,
  actor: Pick<Actor, "tenantId">,
): Promise<{ nis: NisCode; name: Municipality["name"] }> {
  const { nis } = await getTenant(tx, actor);
  const [row] =
    nis === null
      ? []
      : await tx
          .select({ nis: municipality.nis, name: municipality.name })
          .from(municipality)
          .where(eq(municipality.nis, nis));
  if (!row) throw new AppError("plan.forbidden");
  return row;
}
