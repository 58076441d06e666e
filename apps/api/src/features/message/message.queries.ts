import {
  account,
  and,
  type AnyTx,
  asc,
  desc,
  eq,
  framework,
  inArray,
  membership,
  message,
  messageReading,
  messageThread,
  municipality,
  sql,
  type SQL,
  type TenantTx,
} from "@salus/db";
import { type Actor, AppError, type Framework, isUnreadBy, type ThreadId, type UserId } from "@salus/domain";
import type { ConversationView, ThreadView } from "./message.view.ts";

const latest = 200;

const threads = (tx: AnyTx, where: SQL | undefined) =>
  tx
    .select({
      thread: messageThread,
      name: municipality.name,
      title: sql<Framework["title"]>`${framework.body} -> 'title'`,
    })
    .from(messageThread)
    .innerJoin(municipality, eq(municipality.nis, messageThread.nis))
    .innerJoin(framework, eq(framework.code, messageThread.framework))
    .where(where)
    .orderBy(desc(messageThread.lastAt), asc(messageThread.id))
    .limit(latest);
export type ThreadRow = Awaited<ReturnType<typeof threads>>[number];

export const listThreads = (tx: AnyTx, where?: SQL): Promise<ThreadRow[]> => threads(tx, where);

export async function getThread(tx: AnyTx, where: SQL | undefined): Promise<ThreadRow> {
  const [row] = await threads(tx, where);
  if (!row) throw new AppError("message.not_found");
  return row;
}

/** When this person last read each of these; a conversation or a newsletter. */
export async function readingsOf(
  tx: TenantTx,
  { tenantId, userId }: Pick<Actor, "tenantId" | "userId">,
  ids: readonly string[],
): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: messageReading.subjectId, readAt: messageReading.readAt })
    .from(messageReading)
    .where(
      and(
        eq(messageReading.tenantId, tenantId),
        eq(messageReading.accountId, userId),
        inArray(messageReading.subjectId, [...ids]),
      ),
    );
  return new Map(rows.map(({ id, readAt }) => [id, readAt]));
}

export async function markRead(
  tx: TenantTx,
  { tenantId, userId }: Pick<Actor, "tenantId" | "userId">,
  subjectId: string,
  readAt: Date,
): Promise<void> {
  await tx
    .insert(messageReading)
    .values({ tenantId, accountId: userId, subjectId, readAt })
    .onConflictDoUpdate({
      target: [messageReading.tenantId, messageReading.accountId, messageReading.subjectId],
      set: { readAt },
    });
}

export const presentThread = (
  { thread, name, title }: ThreadRow,
  side: "municipality" | "federal",
  readAt: Date | null,
): ThreadView => ({
  id: thread.id,
  planId: thread.planId,
  nis: thread.nis,
  name,
  framework: thread.framework,
  title,
  subject: thread.subject,
  begunBy: thread.begunBy,
  lastAt: thread.lastAt.toISOString(),
  lastSide: thread.lastSide,
  unread: thread.lastSide !== side && isUnreadBy({ lastAt: thread.lastAt, readAt }),
});

export const listMessages = (tx: AnyTx, { tenantId, id }: Pick<ThreadRow["thread"], "tenantId" | "id">) =>
  tx
    .select()
    .from(message)
    .where(and(eq(message.tenantId, tenantId), eq(message.threadId, id as ThreadId)))
    .orderBy(asc(message.createdAt), asc(message.id));

/** The names of members of one's own tenant. */
export async function namesIn(tx: TenantTx, { tenantId }: Pick<Actor, "tenantId">, ids: readonly UserId[]) {
  if (ids.length === 0) return new Map<UserId, string>();
  const rows = await tx
    .select({ id: account.id, name: account.name })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(and(eq(membership.tenantId, tenantId), inArray(membership.accountId, [...ids])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const presentMessages = (
  rows: Awaited<ReturnType<typeof listMessages>>,
  side: "municipality" | "federal",
  names: ReadonlyMap<UserId, string>,
): ConversationView["messages"] =>
  rows.map((row) => ({
    id: row.id,
    side: row.side,
    authorName: row.side === side ? (names.get(row.authorId) ?? null) : null,
    text: row.text,
    at: row.createdAt.toISOString(),
  }));
