import { and, asc, assignment, eq, or, type TenantTx } from "@salus/db";
import { type Actor, AppError, type AssignmentId, type PlanId, type UserId } from "@salus/domain";

export type AssignmentRow = typeof assignment.$inferSelect;
type InTenant = Pick<Actor, "tenantId">;

const sorted = [asc(assignment.dueOn), asc(assignment.createdAt), asc(assignment.id)];

export const listAssignments = (tx: TenantTx, { tenantId }: InTenant, planId: PlanId): Promise<AssignmentRow[]> =>
  tx
    .select()
    .from(assignment)
    .where(and(eq(assignment.tenantId, tenantId), eq(assignment.planId, planId)))
    .orderBy(...sorted);

/** What a person was asked, or asked of others; all plans. */
export const listAssignmentsOf = (tx: TenantTx, { tenantId }: InTenant, userId: UserId): Promise<AssignmentRow[]> =>
  tx
    .select()
    .from(assignment)
    .where(
      and(eq(assignment.tenantId, tenantId), or(eq(assignment.assigneeId, userId), eq(assignment.assignedBy, userId))),
    )
    .orderBy(...sorted);

export async function lockAssignment(
  tx: TenantTx,
  { tenantId }: InTenant,
  { planId, assignmentId }: { planId: PlanId; assignmentId: AssignmentId },
): Promise<AssignmentRow> {
  const [row] = await tx
    .select()
    .from(assignment)
    .where(and(eq(assignment.tenantId, tenantId), eq(assignment.planId, planId), eq(assignment.id, assignmentId)))
    .for("update");
  if (!row) throw new AppError("assignment.not_found");
  return row;
}

export async function updateAssignment(
  tx: TenantTx,
  { tenantId, id }: Pick<AssignmentRow, "tenantId" | "id">,
  changes: Partial<AssignmentRow>,
): Promise<void> {
  await tx
    .update(assignment)
    .set(changes)
    .where(and(eq(assignment.tenantId, tenantId), eq(assignment.id, id)));
}
