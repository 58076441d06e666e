import { eq, max, sql, type TenantTx, and, version } from "@salus/db";
import { newId, type PlanId, type ReturnScope, type TenantId, type VersionId } from "@salus/domain";

type Base = Pick<typeof version.$inferSelect, "id" | "language" | "frameworkRevision">;
export type NextDraft = { id: VersionId; number: number };

/**
 * The next version of a plan: a draft with the same rows, the same lineages and the same amounts as an earlier one.
 * `scope`: what may be corrected in it; without one, everything.
 */
export async function openNextDraft(
  tx: TenantTx,
  { tenantId, planId, now }: { tenantId: TenantId; planId: PlanId; now: Date },
  { id: from, language, frameworkRevision }: Base,
  scope: ReturnScope | null = null,
): Promise<NextDraft> {
  const [last] = await tx
    .select({ number: max(version.number) })
    .from(version)
    .where(and(eq(version.tenantId, tenantId), eq(version.planId, planId)));
  const id = newId<VersionId>();
  const number = (last?.number ?? 0) + 1;
  const made = { language, frameworkRevision, scope, createdAt: now };
  await tx.insert(version).values({ tenantId, id, planId, number, ...made });
  await tx.execute(sql`
    insert into node (tenant_id, version_id, lineage_id, parent_id, kind, order_key, code, text, intro, unit, original,
      targets, links, reviews, revision, field_revisions, updated_at, updated_by)
    select tenant_id, ${id}, lineage_id, parent_id, kind, order_key, code, text, intro, unit, original,
      targets, links, reviews, revision, field_revisions, updated_at, updated_by
    from node where tenant_id = ${tenantId} and version_id = ${from} and removed_at is null`);
  await tx.execute(sql`
    insert into grant_line (tenant_id, version_id, id, scheme, fte, amount_cents, equipment_cents, note, revision)
    select tenant_id, ${id}, id, scheme, fte, amount_cents, equipment_cents, note, revision
    from grant_line where tenant_id = ${tenantId} and version_id = ${from}`);
  return { id, number };
}
