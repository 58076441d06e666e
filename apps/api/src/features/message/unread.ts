import { z } from "@hono/zod-openapi";
import {
  and,
  type AnyTx,
  count,
  eq,
  inArray,
  isNull,
  lt,
  messageThread,
  newsletterCopy,
  obligation,
  type SQL,
} from "@salus/db";
import { dayInBelgium, authorize, isUnreadBy, type PlainDate } from "@salus/domain";
import type { Ctx, FederalCtx } from "../../context.ts";
import { municipalitiesIn } from "../analysis/share.ts";
import { readingsOf } from "./message.queries.ts";

export const UnreadView = z
  .object({
    /** Conversations and newsletters in which the other side said something new. */
    messages: z.number().int(),
    /** Obligations whose day is past. */
    late: z.number().int(),
  })
  .openapi("Unread");
export type UnreadView = z.infer<typeof UnreadView>;

export function readUnread(ctx: Ctx): Promise<UnreadView> {
  authorize(ctx.actor, "news.read");
  return ctx.read(async (tx) => {
    const { tenantId } = ctx.actor;
    const threads = await lastOfOtherSide(tx, "federal", eq(messageThread.tenantId, tenantId));
    const letters = await tx
      .select({ id: newsletterCopy.newsletterId, lastAt: newsletterCopy.sentAt })
      .from(newsletterCopy)
      .where(eq(newsletterCopy.tenantId, tenantId));
    const all = [...threads, ...letters];
    const readings = await readingsOf(
      tx,
      ctx.actor,
      all.map(({ id }) => id),
    );
    const late = await countLate(tx, dayInBelgium(ctx.now), eq(obligation.tenantId, tenantId));
    return { messages: unreadAmong(all, readings), late };
  });
}

/** Of the municipalities that one follows; messages also of those that nobody follows. */
export async function readFederalUnread(ctx: FederalCtx): Promise<UnreadView> {
  authorize(ctx.actor, "news.read");
  const mine = (await municipalitiesIn(ctx, "mine")) ?? [];
  const heard = (await municipalitiesIn(ctx, "mine", "unassigned")) ?? [];
  const { threads, late } = await ctx.read(async (tx) => ({
    threads: await lastOfOtherSide(tx, "municipality", inArray(messageThread.nis, heard)),
    late: await countLate(tx, dayInBelgium(ctx.now), inArray(obligation.nis, mine)),
  }));
  const ids = threads.map(({ id }) => id);
  const readings = await ctx.writeIn(ctx.actor.tenantId, (tx) => readingsOf(tx, ctx.actor, ids));
  return { messages: unreadAmong(threads, readings), late };
}

type Heard = { id: string; lastAt: Date };

const unreadAmong = (all: readonly Heard[], readings: ReadonlyMap<string, Date>): number =>
  all.filter(({ id, lastAt }) => isUnreadBy({ lastAt, readAt: readings.get(id) ?? null })).length;

const lastOfOtherSide = (tx: AnyTx, side: "municipality" | "federal", of: SQL): Promise<Heard[]> =>
  tx
    .select({ id: messageThread.id, lastAt: messageThread.lastAt })
    .from(messageThread)
    .where(and(eq(messageThread.lastSide, side), of));

async function countLate(tx: AnyTx, today: PlainDate, of: SQL): Promise<number> {
  const [row] = await tx
    .select({ late: count() })
    .from(obligation)
    .where(and(of, isNull(obligation.metOn), lt(obligation.dueOn, today)));
  return row?.late ?? 0;
}
