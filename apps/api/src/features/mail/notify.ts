import { comment, and, eq, isNull, notification, type TenantTx } from "@salus/db";
import type { CommentId, LineageId, NotificationKind, PlanId, UserId } from "@salus/domain";
import type { Ctx } from "../../context.ts";

type Told = {
  kind: NotificationKind;
  planId: PlanId;
  nodeId: LineageId | null;
  /** Of the comment or of the assignment. */
  subjectId: string;
};

/** Puts something on the list of people who are to be told; nobody is told what they did themselves. */
export async function notify(
  tx: TenantTx,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  people: readonly UserId[],
  told: Told,
): Promise<void> {
  const others = [...new Set(people)].filter((id) => id !== actor.userId);
  if (others.length === 0) return;
  const row = { ...told, tenantId: actor.tenantId, actorId: actor.userId, createdAt: now };
  await tx.insert(notification).values(others.map((accountId) => ({ ...row, accountId })));
}

/** Everybody who wrote in a thread. */
export async function writersOf(tx: TenantTx, { actor }: Pick<Ctx, "actor">, threadId: CommentId): Promise<UserId[]> {
  const rows = await tx
    .selectDistinct({ authorId: comment.authorId })
    .from(comment)
    .where(and(eq(comment.tenantId, actor.tenantId), eq(comment.threadId, threadId), isNull(comment.removedAt)));
  return rows.map(({ authorId }) => authorId);
}
