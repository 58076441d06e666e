import { and, asc, comment, commentReading, desc, eq, type TenantTx } from "@salus/db";
import { type Actor, AppError, type CommentId, type PlanId } from "@salus/domain";

export type CommentRow = typeof comment.$inferSelect;

const inPlan = ({ tenantId }: Pick<Actor, "tenantId">, planId: PlanId) =>
  and(eq(comment.tenantId, tenantId), eq(comment.planId, planId));

/** Oldest first. */
export const listComments = (
  tx: TenantTx,
  actor: Pick<Actor, "tenantId">,
  planId: PlanId,
  threadId?: CommentId,
): Promise<CommentRow[]> =>
  tx
    .select()
    .from(comment)
    .where(and(inPlan(actor, planId), threadId === undefined ? undefined : eq(comment.threadId, threadId)))
    // The first of a thread stands first, even among comments of one moment.
    .orderBy(asc(comment.createdAt), desc(eq(comment.id, comment.threadId)), asc(comment.id));

export async function lockComment(
  tx: TenantTx,
  actor: Pick<Actor, "tenantId">,
  { planId, commentId }: { planId: PlanId; commentId: CommentId },
): Promise<CommentRow> {
  const [row] = await tx
    .select()
    .from(comment)
    .where(and(inPlan(actor, planId), eq(comment.id, commentId)))
    .for("update");
  if (!row) throw new AppError("comment.not_found");
  return row;
}

/** The first comment of a thread, locked. */
export async function lockThread(
  tx: TenantTx,
  actor: Pick<Actor, "tenantId">,
  at: { planId: PlanId; commentId: CommentId },
): Promise<CommentRow> {
  const row = await lockComment(tx, actor, at);
  if (row.threadId !== row.id) throw new AppError("comment.not_found");
  return row;
}

export async function updateComment(
  tx: TenantTx,
  { tenantId, id }: Pick<CommentRow, "tenantId" | "id">,
  changes: Partial<CommentRow>,
): Promise<void> {
  await tx
    .update(comment)
    .set(changes)
    .where(and(eq(comment.tenantId, tenantId), eq(comment.id, id)));
}

/** Until when a person read each thread. */
export async function listReadings(
  tx: TenantTx,
  { tenantId, userId }: Pick<Actor, "tenantId" | "userId">,
): Promise<Map<CommentId, Date>> {
  const rows = await tx
    .select({ threadId: commentReading.threadId, readAt: commentReading.readAt })
    .from(commentReading)
    .where(and(eq(commentReading.tenantId, tenantId), eq(commentReading.accountId, userId)));
  return new Map(rows.map(({ threadId, readAt }) => [threadId, readAt]));
}

export async function saveReading(
  tx: TenantTx,
  { tenantId, userId }: Pick<Actor, "tenantId" | "userId">,
  threadId: CommentId,
  readAt: Date,
): Promise<void> {
  await tx
    .insert(commentReading)
    .values({ tenantId, accountId: userId, threadId, readAt })
    .onConflictDoUpdate({
      target: [commentReading.tenantId, commentReading.accountId, commentReading.threadId],
      set: { readAt },
    });
}
