import { authorize, type CommentId, type PlanId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { lockThread, saveReading, updateComment } from "./comment.queries.ts";
import { loadThread } from "./list-comments.ts";

type At = { planId: PlanId; commentId: CommentId };

/** Whoever may write in a thread may say that it is settled, or that it is not. */
export function resolveThread(ctx: Ctx, at: At, verb: "resolve" | "reopen") {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "comment.write", await getPlan(tx, ctx.actor, at.planId));
    const row = await lockThread(tx, ctx.actor, at);
    const isResolving = verb === "resolve";
    if ((row.resolvedAt !== null) !== isResolving) {
      const by = isResolving
        ? { resolvedAt: ctx.now, resolvedBy: ctx.actor.userId }
        : { resolvedAt: null, resolvedBy: null };
      await updateComment(tx, row, by);
      const { planId, nodeId, id } = row;
      const after = { planId, nodeId, threadId: id };
      await audit(tx, ctx, { action: `comment.${verb}`, entity: "comment", entityId: id, after });
    }
    return loadThread(tx, ctx, at.planId, row.id);
  });
}

/** A reading is no change of anything that others see: it leaves no entry in the trail. */
export function readThread(ctx: Ctx, at: At) {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "plan.read", await getPlan(tx, ctx.actor, at.planId));
    const { id } = await lockThread(tx, ctx.actor, at);
    await saveReading(tx, ctx.actor, id, ctx.now);
    return loadThread(tx, ctx, at.planId, id);
  });
}
