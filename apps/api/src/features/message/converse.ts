import { and, eq, message, messageThread, type TenantTx } from "@salus/db";
import {
  AppError,
  authorize,
  type BeginThread,
  type MessageSide,
  newId,
  type NisCode,
  type PlanId,
  type SubmissionId,
  type TenantId,
  type ThreadId,
  type UserId,
  type WriteMessage,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx, FederalCtx } from "../../context.ts";
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

export async function readFederalThreads(ctx: FederalCtx): Promise<ThreadView[]> {
  authorize(ctx.actor, "federal.read");
  const rows = await ctx.read((tx) => listThreads(tx));
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

/** Reading a conversation is what marks it as read. */
export function readConversation(ctx: Ctx, id: ThreadId): Promise<ConversationView> {
  authorize(ctx.actor, "plan.read");
  return ctx.write((tx) => readIn(tx, ctx, id));
}

async function readIn(tx: TenantTx, ctx: Ctx, id: ThreadId): Promise<ConversationView> {
  const row = await getThread(tx, ofTenant(ctx, id));
  const rows = await listMessages(tx, row.thread);
  await markRead(tx, ctx.actor, id, ctx.now);
  return conversation(tx, ctx, "municipality", row, rows);
}

export async function readFederalConversation(ctx: FederalCtx, id: ThreadId): Promise<ConversationView> {
  authorize(ctx.actor, "federal.read");
  const { row, rows } = await ctx.read(async (tx) => {
    const found = await getThread(tx, eq(messageThread.id, id));
    return { row: found, rows: await listMessages(tx, found.thread) };
  });
  return ctx.writeIn(ctx.actor.tenantId, async (tx) => {
    await markRead(tx, ctx.actor, id, ctx.now);
    return conversation(tx, ctx, "federal", row, rows);
  });
}

async function conversation(
  tx: TenantTx,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  side: MessageSide,
  row: ThreadRow,
  rows: Awaited<ReturnType<typeof listMessages>>,
): Promise<ConversationView> {
  const own = rows.filter((each) => each.side === side).map(({ authorId }) => authorId);
  const names = await namesIn(tx, actor, own);
  return { thread: presentThread(row, side, now), messages: presentMessages(rows, side, names) };
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
