import { z } from "@hono/zod-openapi";
import { and, comment, desc, eq, isNull, sql, type TenantTx } from "@salus/db";
import { authorize } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { listAssignmentsOf } from "../assignment/assignment.queries.ts";
import { AssignmentView, presentAssignments } from "../assignment/assignment.view.ts";
import { listReadings } from "../comment/comment.queries.ts";
import { NodeRef, nodeRefs, refKey } from "./node-ref.ts";
import { namesOf, PersonView } from "./people.queries.ts";
import { PlanRef, planRefs } from "./plan-ref.ts";

const MentionView = z
  .object({
    commentId: z.string(),
    threadId: z.string(),
    planId: z.string(),
    node: NodeRef.nullable(),
    author: PersonView,
    /** Mentions stand in it as `@{account id}`; `people` has their names. */
    text: z.string(),
    createdAt: z.iso.datetime(),
    unread: z.boolean(),
  })
  .openapi("Mention");

export const MyWorkView = z
  .object({
    plans: z.array(PlanRef),
    /** Asked of this person: open before done, then by day. */
    assigned: z.array(AssignmentView),
    /** Asked by this person of others. */
    asked: z.array(AssignmentView),
    /** Newest first. */
    mentions: z.array(MentionView),
    people: z.array(PersonView),
  })
  .openapi("MyWork");
export type MyWorkView = z.infer<typeof MyWorkView>;

const mentionsShown = 200;

/** What waits for the person who asks, in every plan of the municipality. */
export function readMyWork(ctx: Ctx): Promise<MyWorkView> {
  return ctx.read(async (tx) => {
    authorize(ctx.actor, "plan.read");
    const { userId } = ctx.actor;
    const rows = await listAssignmentsOf(tx, ctx.actor, userId);
    const [assigned, asked, plans, found] = await Promise.all([
      presentAssignments(
        tx,
        ctx,
        rows.filter(({ assigneeId }) => assigneeId === userId),
      ),
      presentAssignments(
        tx,
        ctx,
        rows.filter(({ assigneeId, assignedBy }) => assignedBy === userId && assigneeId !== userId),
      ),
      planRefs(tx, ctx),
      loadMentions(tx, ctx),
    ]);
    return { plans: [...plans.values()], assigned, asked, ...found };
  });
}

async function loadMentions(tx: TenantTx, { actor }: Ctx): Promise<Pick<MyWorkView, "mentions" | "people">> {
  const { tenantId, userId } = actor;
  const rows = await tx
    .select()
    .from(comment)
    .where(
      and(
        eq(comment.tenantId, tenantId),
        isNull(comment.removedAt),
        sql`${comment.mentions} @> array[${userId}]::uuid[]`,
      ),
    )
    .orderBy(desc(comment.createdAt), desc(comment.id))
    .limit(mentionsShown);
  const [nodes, readings, people] = await Promise.all([
    nodeRefs(tx, actor, rows),
    listReadings(tx, actor),
    namesOf(
      tx,
      actor,
      rows.flatMap(({ authorId, mentions }) => [authorId, ...(mentions as (typeof authorId)[])]),
    ),
  ]);
  const mentions = rows.map((row) => {
    const readAt = readings.get(row.threadId);
    return {
      commentId: row.id,
      threadId: row.threadId,
      planId: row.planId,
      node: nodes.get(refKey(row)) ?? null,
      author: people.find(({ id }) => id === row.authorId) ?? { id: row.authorId, name: "", isMember: false },
      text: row.text,
      createdAt: row.createdAt.toISOString(),
      unread: row.authorId !== userId && (readAt === undefined || readAt < row.createdAt),
    };
  });
  return { mentions, people };
}
