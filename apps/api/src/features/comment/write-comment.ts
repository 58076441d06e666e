import { comment, type TenantTx } from "@salus/db";
import { authorize, type CommentId, mentionedIn, newId, type PlanId, type UserId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { requireNode } from "../together/node-ref.ts";
import { membersAmong } from "../together/people.queries.ts";
import { notify, writersOf } from "../mail/notify.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { type CommentRow, lockThread, saveReading, updateComment } from "./comment.queries.ts";
import type { StartThread, WriteComment } from "./comment.view.ts";
import { loadThread } from "./list-comments.ts";

/** Begins a thread on a node, or on the plan as a whole. */
export function startThread(ctx: Ctx, planId: PlanId, { nodeId, text }: StartThread) {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "comment.write", await getPlan(tx, ctx.actor, planId));
    await requireNode(tx, ctx.actor, { planId, nodeId });
    const id = newId<CommentId>();
    await writeComment(tx, ctx, { planId, nodeId, id, threadId: id, text });
    return loadThread(tx, ctx, planId, id);
  });
}

/** An answer opens a resolved thread again: somebody has something to say. */
export function replyTo(ctx: Ctx, at: { planId: PlanId; commentId: CommentId }, { text }: WriteComment) {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "comment.write", await getPlan(tx, ctx.actor, at.planId));
    const { id: threadId, nodeId, tenantId, resolvedAt } = await lockThread(tx, ctx.actor, at);
    if (resolvedAt !== null)
      await updateComment(tx, { tenantId, id: threadId }, { resolvedAt: null, resolvedBy: null });
    const id = newId<CommentId>();
    const mentioned = await writeComment(tx, ctx, { planId: at.planId, nodeId, id, threadId, text });
    const writers = (await writersOf(tx, ctx, threadId)).filter((writer) => !mentioned.includes(writer));
    await notify(tx, ctx, writers, { kind: "reply", planId: at.planId, nodeId, subjectId: id });
    return loadThread(tx, ctx, at.planId, threadId);
  });
}

type NewComment = Pick<CommentRow, "planId" | "nodeId" | "id" | "threadId" | "text">;

/** Who writes has read. The words themselves stay out of the trail, so that they can be removed. Answers who is mentioned. */
async function writeComment(tx: TenantTx, ctx: Ctx, row: NewComment): Promise<UserId[]> {
  const { tenantId, userId: authorId } = ctx.actor;
  const mentions = await membersAmong(tx, ctx.actor, mentionedIn(row.text));
  await tx.insert(comment).values({ ...row, tenantId, authorId, mentions, createdAt: ctx.now });
  await saveReading(tx, ctx.actor, row.threadId, ctx.now);
  const { planId, nodeId, threadId } = row;
  const after = { planId, nodeId, threadId, mentions };
  await audit(tx, ctx, { action: "comment.add", entity: "comment", entityId: row.id, after });
  await notify(tx, ctx, mentions, { kind: "mention", planId, nodeId, subjectId: row.id });
  return mentions;
}
