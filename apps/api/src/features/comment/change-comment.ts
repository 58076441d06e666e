import { authorize, type CommentId, mayChangeComment, mentionedIn, type PlanId, requireMay } from "@salus/domain";
import type { TenantTx } from "@salus/db";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { membersAmong } from "../together/people.queries.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { type CommentRow, lockComment, updateComment } from "./comment.queries.ts";
import type { WriteComment } from "./comment.view.ts";
import { loadThread } from "./list-comments.ts";

type At = { planId: PlanId; commentId: CommentId };

export function changeComment(ctx: Ctx, at: At, { text }: WriteComment) {
  return ctx.write(async (tx) => {
    const row = await lockOwn(tx, ctx, at);
    const mentions = await membersAmong(tx, ctx.actor, mentionedIn(text));
    if (text !== row.text) {
      await updateComment(tx, row, { text, mentions, editedAt: ctx.now });
      await leaveTrace(tx, ctx, row, "comment.change");
    }
    return loadThread(tx, ctx, at.planId, row.threadId);
  });
}

/** The words go; that somebody said something, and when, stays. */
export function removeComment(ctx: Ctx, at: At) {
  return ctx.write(async (tx) => {
    const row = await lockOwn(tx, ctx, at);
    await updateComment(tx, row, { text: "", mentions: [], removedAt: ctx.now });
    await leaveTrace(tx, ctx, row, "comment.remove");
    return loadThread(tx, ctx, at.planId, row.threadId);
  });
}

async function lockOwn(tx: TenantTx, ctx: Ctx, at: At): Promise<CommentRow> {
  authorize(ctx.actor, "comment.write", await getPlan(tx, ctx.actor, at.planId));
  const row = await lockComment(tx, ctx.actor, at);
  requireMay(mayChangeComment(ctx.actor, row), "comment.forbidden");
  return row;
}

const leaveTrace = (tx: TenantTx, ctx: Ctx, { id, planId, nodeId, threadId }: CommentRow, action: string) =>
  audit(tx, ctx, { action, entity: "comment", entityId: id, after: { planId, nodeId, threadId } });
