import { and, eq, grantLine, type TenantTx } from "@salus/db";
import { AppError, type GrantLine, type GrantLineId } from "@salus/domain";
import { grantLineColumns, type OpenPlan } from "../plan/plan.queries.ts";

const thisLine = ({ tenantId, version }: OpenPlan, id: GrantLineId) =>
  and(eq(grantLine.tenantId, tenantId), eq(grantLine.versionId, version.id), eq(grantLine.id, id));

export async function getGrantLine(tx: TenantTx, plan: OpenPlan, id: GrantLineId): Promise<GrantLine> {
  const [row] = await tx.select(grantLineColumns).from(grantLine).where(thisLine(plan, id));
  if (!row) throw new AppError("grant_line.not_found");
  return row;
}

/** False where the id is taken. */
export async function insertGrantLine(tx: TenantTx, plan: OpenPlan, line: GrantLine): Promise<boolean> {
  const { tenantId, version } = plan;
  const inserted = await tx
    .insert(grantLine)
    .values({ tenantId, versionId: version.id, ...line })
    .onConflictDoNothing()
    .returning({ id: grantLine.id });
  return inserted.length > 0;
}

export async function saveGrantLine(tx: TenantTx, plan: OpenPlan, { id, ...line }: GrantLine): Promise<void> {
  await tx.update(grantLine).set(line).where(thisLine(plan, id));
}

export async function deleteGrantLine(tx: TenantTx, plan: OpenPlan, id: GrantLineId): Promise<void> {
  await tx.delete(grantLine).where(thisLine(plan, id));
}
