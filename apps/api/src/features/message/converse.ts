import { and, eq, inArray, message, messageThread, type TenantTx } from "@salus/db";
import {
  AppError,
  authorize,
  type BeginThread,
  type MessageSide,
  newId,
  type NisCode,
  type PlanId,
  type QueueShare,
  type SubmissionId,
  type TenantId,
  type ThreadId,
  type UserId,
  type WriteMessage,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx, FederalCtx } from "../../context.ts";
import { municipalitiesIn } from "../analysis/share.ts";
import { getSubmission } from "../federal/federal.queries.ts";
import { getPlan, getTenant } from "../plan/plan.queries.ts";
import {
  getThread,
  listMessages,
  listThreads,
  markRead,
  namesIn,
  presentMessages,
  presentThread,
  readingsOf,
  type ThreadRow,
} from "./message.queries.ts";
import type { ConversationView, ThreadView } from "./message.view.ts";

const ofTenant = ({ actor }: Ctx, id: ThreadId) =>
  and(eq(messageThread.tenantId, actor.tenantId), eq(messageThread.id, id));

/** The conversations of the municipality, the latest first. */
export function readThreads(ctx: Ctx): Promise<ThreadView[]> {
  authorize(ctx.actor, "plan.read");
  return ctx.read(async (tx) => {
    const rows = await listThreads(tx, eq(messageThread.tenantId, ctx.actor.tenantId));
    return withReadings(tx, ctx, "municipality", rows);
  });
}

type Wanted = { share: QueueShare; nis?: string | undefined; framework?: string | undefined };

export async function readFederalThreads(ctx: FederalCtx, wanted: Wanted): Promise<ThreadView[]> {
  authorize(ctx.actor, "federal.read");
  const of = await municipalitiesIn(ctx, wanted.share);
  const where = and(
    of === null ? undefined : inArray(messageThread.nis, of),
    wanted.nis === undefined ? undefined : eq(messageThread.nis, wanted.nis as NisCode),
    wanted.framework === undefined ? undefined : eq(messageThread.framework, wanted.framework),
  );
  const rows = await ctx.read((tx) => listThreads(tx, where));
  return ctx.writeIn(ctx.actor.tenantId, (tx) => withReadings(tx, ctx, "federal", rows));
}

async function withReadings(
  tx: TenantTx,
  { actor }: Pick<Ctx, "actor">,
  side: MessageSide,
  rows: readonly ThreadRow[],
) {
  const readings = await readingsOf(
    tx,
    actor,
    rows.map(({ thread }) => thread.id),
  );
  return rows.map((row) => presentThread(row, side, readings.get(row.thread.id) ?? null));
}

export function readConversation(ctx: Ctx, id: ThreadId): Promise<ConversationView> {
  authorize(ctx.actor, "plan.read");
  return ctx.read((tx) => readIn(tx, ctx, id));
}

async function readIn(tx: TenantTx, ctx: Ctx, id: ThreadId): Promise<ConversationView> {
  const row = await getThread(tx, ofTenant(ctx, id));
  return conversation(tx, ctx, "municipality", row, await listMessages(tx, row.thread));
}

export async function readFederalConversation(ctx: FederalCtx, id: ThreadId): Promise<ConversationView> {
  authorize(ctx.actor, "federal.read");
  const { row, rows } = await ctx.read(async (tx) => {
    const found = await getThread(tx, eq(messageThread.id, id));
    return { row: found, rows: await listMessages(tx, found.thread) };
  });
  return ctx.writeIn(ctx.actor.tenantId, (tx) => conversation(tx, ctx, "federal", row, rows));
}

async function conversation(
  tx: TenantTx,
  { actor }: Pick<Ctx, "actor">,
  side: MessageSide,
  row: ThreadRow,
  rows: Awaited<ReturnType<typeof listMessages>>,
): Promise<ConversationView> {
  const own = rows.filter((each) => each.side === side).map(({ authorId }) => authorId);
  const names = await namesIn(tx, actor, own);
  const [thread] = await withReadings(tx, { actor }, side, [row]);
  if (!thread) throw new AppError("message.not_found");
  return { thread, messages: presentMessages(rows, side, names) };
}

/** What one has read is known to oneself alone. */
export async function markConversationRead(ctx: Ctx, id: ThreadId): Promise<void> {
  authorize(ctx.actor, "plan.read");
  await ctx.write(async (tx) => {
    await getThread(tx, ofTenant(ctx, id));
    await markRead(tx, ctx.actor, id, ctx.now);
  });
}

export async function markFederalConversationRead(ctx: FederalCtx, id: ThreadId): Promise<void> {
  authorize(ctx.actor, "federal.read");
  await ctx.read((tx) => getThread(tx, eq(messageThread.id, id)));
  await ctx.writeIn(ctx.actor.tenantId, (tx) => markRead(tx, ctx.actor, id, ctx.now));
}

/** A municipality asks about a plan of its own, also before it was submitted. */
export async function beginThread(ctx: Ctx, planId: PlanId, input: BeginThread): Promise<ConversationView> {
  authorize(ctx.actor, "message.write");
  return ctx.write(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    const { nis } = await getTenant(tx, ctx.actor);
    if (nis === null) throw new AppError("message.forbidden");
    const about = { tenantId: plan.tenantId, planId, nis: nis as NisCode, framework: plan.framework };
    return readIn(tx, ctx, await begin(tx, ctx, "municipality", about, input));
  });
}

export async function beginFederalThread(
  ctx: FederalCtx,
  of: SubmissionId,
  input: BeginThread,
): Promise<ConversationView> {
  authorize(ctx.actor, "federal.write");
  const { tenantId, planId, nis, framework } = await ctx.read((tx) => getSubmission(tx, of));
  const about = { tenantId, planId, nis, framework };
  const id = await ctx.writeIn(tenantId, (tx) => begin(tx, ctx, "federal", about, input));
  return readFederalConversation(ctx, id);
}

export async function answerThread(ctx: Ctx, id: ThreadId, { text }: WriteMessage): Promise<ConversationView> {
  authorize(ctx.actor, "message.write");
  return ctx.write(async (tx) => {
    const { thread } = await getThread(tx, ofTenant(ctx, id));
    await say(tx, ctx, "municipality", thread, text);
    return readIn(tx, ctx, id);
  });
}

export async function answerFederalThread(
  ctx: FederalCtx,
  id: ThreadId,
  { text }: WriteMessage,
): Promise<ConversationView> {
  authorize(ctx.actor, "federal.write");
  const { thread } = await ctx.read((tx) => getThread(tx, eq(messageThread.id, id)));
  await ctx.writeIn(thread.tenantId, (tx) => say(tx, ctx, "federal", thread, text));
  return readFederalConversation(ctx, id);
}

type Speaking = { readonly actor: { readonly userId: UserId; readonly tenantId: TenantId }; readonly now: Date };
type About = { tenantId: TenantId; planId: PlanId; nis: NisCode; framework: string };

async function begin(tx: TenantTx, by: Speaking, side: MessageSide, about: About, { subject, text }: BeginThread) {
  const id = newId<ThreadId>();
  const at = { createdAt: by.now, lastAt: by.now, lastSide: side, begunBy: side };
  await tx.insert(messageThread).values({ ...about, id, subject, ...at });
  await say(tx, by, side, { ...about, id }, text);
  return id;
}

async function say(
  tx: TenantTx,
  by: Speaking,
  side: MessageSide,
  { tenantId, id, planId }: Pick<About, "tenantId" | "planId"> & { id: ThreadId },
  text: string,
): Promise<void> {
  const created = { tenantId, threadId: id, side, authorId: by.actor.userId, text, createdAt: by.now };
  await tx.insert(message).values(created);
  await tx
    .update(messageThread)
    .set({ lastAt: by.now, lastSide: side })
    .where(and(eq(messageThread.tenantId, tenantId), eq(messageThread.id, id)));
  await audit(tx, by, { action: "message.write", entity: "plan", entityId: planId, after: { threadId: id, side } });
}
