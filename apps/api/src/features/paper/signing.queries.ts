import { and, type AnyTx, asc, eq, isNull, paperFile } from "@salus/db";
import { AppError, type Locale, type PaperFileId, type SubmissionId, type TenantId } from "@salus/domain";

export type PaperFileRow = typeof paperFile.$inferSelect;

type Of = { readonly tenantId: TenantId; readonly id: SubmissionId };

/** Agreements and copies of a submission, oldest first. */
export const listPaperFiles = (tx: AnyTx, { tenantId, id }: Of): Promise<PaperFileRow[]> =>
  tx
    .select()
    .from(paperFile)
    .where(and(eq(paperFile.tenantId, tenantId), eq(paperFile.submissionId, id)))
    .orderBy(asc(paperFile.addedAt), asc(paperFile.id));

export async function getPaperFile(tx: AnyTx, of: Of, id: PaperFileId): Promise<PaperFileRow> {
  const [row] = await tx
    .select()
    .from(paperFile)
    .where(and(eq(paperFile.tenantId, of.tenantId), eq(paperFile.submissionId, of.id), eq(paperFile.id, id)));
  if (!row) throw new AppError("signing.not_found");
  return row;
}

export async function findAgreement(tx: AnyTx, of: Of, language: Locale): Promise<PaperFileRow | null> {
  const [row] = await tx
    .select()
    .from(paperFile)
    .where(
      and(
        eq(paperFile.tenantId, of.tenantId),
        eq(paperFile.submissionId, of.id),
        eq(paperFile.language, language),
        isNull(paperFile.agreementId),
      ),
    );
  return row ?? null;
}
