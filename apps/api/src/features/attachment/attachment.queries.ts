import { and, asc, attachment, eq, isNull, paperFile, type TenantTx } from "@salus/db";
import { type Actor, AppError, type AttachmentId, type PlanId } from "@salus/domain";

export type AttachmentRow = typeof attachment.$inferSelect;
type InTenant = Pick<Actor, "tenantId">;

export const listAttachments = (tx: TenantTx, { tenantId }: InTenant, planId: PlanId): Promise<AttachmentRow[]> =>
  tx
    .select()
    .from(attachment)
    .where(and(eq(attachment.tenantId, tenantId), eq(attachment.planId, planId), isNull(attachment.removedAt)))
    .orderBy(asc(attachment.createdAt), asc(attachment.id));

export async function getAttachment(
  tx: TenantTx,
  { tenantId }: InTenant,
  { planId, attachmentId }: { planId: PlanId; attachmentId: AttachmentId },
): Promise<AttachmentRow> {
  const [row] = await tx
    .select()
    .from(attachment)
    .where(
      and(
        eq(attachment.tenantId, tenantId),
        eq(attachment.planId, planId),
        eq(attachment.id, attachmentId),
        isNull(attachment.removedAt),
      ),
    );
  if (!row) throw new AppError("attachment.not_found");
  return row;
}

/** The files of a tenant that some attachment still shows, or that belong to an agreement: those stay. */
export async function listHashes(tx: TenantTx, { tenantId }: InTenant): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ hash: attachment.hash })
    .from(attachment)
    .where(and(eq(attachment.tenantId, tenantId), isNull(attachment.removedAt)));
  const papers = await tx
    .selectDistinct({ hash: paperFile.hash })
    .from(paperFile)
    .where(eq(paperFile.tenantId, tenantId));
  return new Set([...rows, ...papers].map(({ hash }) => hash));
}
