import { z } from "zod";

export const CommentText = z.string().trim().min(1).max(10_000);

/** A comment as far as its rules look. */
export type CommentFacts = {
  readonly authorId: string;
  readonly createdAt: Date | string;
  readonly removedAt: Date | string | null;
};

/** One's own, as long as it stands. */
export const mayChangeComment = (actor: { readonly userId: string }, comment: CommentFacts): boolean =>
  comment.authorId === actor.userId && comment.removedAt === null;

const time = (at: Date | string): number => new Date(at).getTime();

/** Somebody else wrote in the thread after this person last read it. */
export const isUnread = (comments: readonly CommentFacts[], reader: string, readAt: Date | string | null): boolean =>
  comments.some(
    ({ authorId, createdAt, removedAt }) =>
      authorId !== reader && removedAt === null && (readAt === null || time(createdAt) > time(readAt)),
  );

type ThreadFacts = { readonly resolvedAt: Date | string | null; readonly comments: readonly CommentFacts[] };

/** Waits for an answer: not resolved, and something of it still stands. */
export const isOpenThread = ({ resolvedAt, comments }: ThreadFacts): boolean =>
  resolvedAt === null && comments.some(({ removedAt }) => removedAt === null);
