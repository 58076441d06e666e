import { z } from "@hono/zod-openapi";
import { CommentText, type CommentId, isUnread, type LineageId, type UserId } from "@salus/domain";
import { PersonView } from "../together/people.queries.ts";
import type { CommentRow } from "./comment.queries.ts";

export const StartThread = z
  .object({
    /** Null: the plan as a whole. */
    nodeId: z
      .uuid()
      .transform((id) => id as LineageId)
      .nullable(),
    /** Mentions stand in it as `@{account id}`. */
    text: CommentText,
  })
  .openapi("StartThread");
export type StartThread = z.infer<typeof StartThread>;

export const WriteComment = z.object({ text: CommentText }).openapi("WriteComment");
export type WriteComment = z.infer<typeof WriteComment>;

const CommentView = z
  .object({
    id: z.string(),
    authorId: z.string(),
    /** Empty once it was removed. */
    text: z.string(),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    removedAt: z.iso.datetime().nullable(),
  })
  .openapi("Comment");
export type CommentView = z.infer<typeof CommentView>;

export const ThreadView = z
  .object({
    id: z.string(),
    nodeId: z.string().nullable(),
    resolvedAt: z.iso.datetime().nullable(),
    resolvedBy: z.string().nullable(),
    /** Somebody else wrote in it since this person read it. */
    unread: z.boolean(),
    /** Oldest first. */
    comments: z.array(CommentView),
  })
  .openapi("CommentThread");
export type ThreadView = z.infer<typeof ThreadView>;

/** `people`: everybody whom the threads name. */
export const ThreadAnswer = z.object({ thread: ThreadView, people: z.array(PersonView) });
export const ThreadsAnswer = z.object({ threads: z.array(ThreadView), people: z.array(PersonView) });

const presentComment = ({ id, authorId, text, createdAt, editedAt, removedAt }: CommentRow): CommentView => ({
  id,
  authorId,
  text,
  createdAt: createdAt.toISOString(),
  editedAt: editedAt?.toISOString() ?? null,
  removedAt: removedAt?.toISOString() ?? null,
});

/** The threads of these rows, in the order in which they began. */
export function presentThreads(
  rows: readonly CommentRow[],
  reader: UserId,
  readings: ReadonlyMap<CommentId, Date>,
): ThreadView[] {
  const byThread = Map.groupBy(rows, ({ threadId }) => threadId);
  return rows
    .filter(({ id, threadId }) => id === threadId)
    .map(({ id, nodeId, resolvedAt, resolvedBy }) => {
      const comments = byThread.get(id) ?? [];
      return {
        id,
        nodeId,
        resolvedAt: resolvedAt?.toISOString() ?? null,
        resolvedBy,
        unread: isUnread(comments, reader, readings.get(id) ?? null),
        comments: comments.map(presentComment),
      };
    });
}

/** Everybody whom rows name: only what the tenant itself wrote down. */
export const namedIn = (rows: readonly CommentRow[]): (UserId | null)[] =>
  rows.flatMap(({ authorId, mentions, resolvedBy }) => [authorId, resolvedBy, ...(mentions as UserId[])]);
