import type { TenantTx } from "@salus/db";
import { authorize, type CommentId, type PlanId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { namesOf } from "../together/people.queries.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { listComments, listReadings } from "./comment.queries.ts";
import { namedIn, presentThreads } from "./comment.view.ts";

export function readComments(ctx: Ctx, planId: PlanId) {
  return ctx.read(async (tx) => {
    authorize(ctx.actor, "plan.read", await getPlan(tx, ctx.actor, planId));
    return loadThreads(tx, ctx, planId);
  });
}

export async function loadThreads(tx: TenantTx, { actor }: Pick<Ctx, "actor">, planId: PlanId, threadId?: CommentId) {
  const [rows, readings] = await Promise.all([listComments(tx, actor, planId, threadId), listReadings(tx, actor)]);
  const people = await namesOf(tx, actor, namedIn(rows));
  return { threads: presentThreads(rows, actor.userId, readings), people };
}

/** One thread as it is now: what every verb on a comment answers. */
export async function loadThread(tx: TenantTx, ctx: Pick<Ctx, "actor">, planId: PlanId, threadId: CommentId) {
  const { threads, people } = await loadThreads(tx, ctx, planId, threadId);
  const [thread] = threads;
  if (!thread) throw new Error("a thread is not there that was just written in");
  return { thread, people };
}
