import {
  and,
  asc,
  desc,
  eq,
  inArray,
  isNull,
  municipality,
  newsletter,
  newsletterCopy,
  sql,
  tenant,
  type TenantTx,
} from "@salus/db";
import {
  AppError,
  authorize,
  newId,
  type NewsletterId,
  type NisCode,
  type SendNewsletter,
  type TenantId,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import { type Ctx, type FederalCtx, hashRequest } from "../../context.ts";
import { markRead, readingsOf } from "./message.queries.ts";
import type { NewsletterView, SentNewsletterView } from "./message.view.ts";

/** Newsletters that this municipality got, the latest first. */
export function readNewsletters(ctx: Ctx): Promise<NewsletterView[]> {
  authorize(ctx.actor, "plan.read");
  return ctx.read(async (tx) => {
    const rows = await tx
      .select()
      .from(newsletterCopy)
      .where(eq(newsletterCopy.tenantId, ctx.actor.tenantId))
      .orderBy(desc(newsletterCopy.sentAt), asc(newsletterCopy.newsletterId));
    const ids = rows.map(({ newsletterId }) => newsletterId);
    const readings = await readingsOf(tx, ctx.actor, ids);
    return rows.map((row) => presentLetter(row, !readings.has(row.newsletterId)));
  });
}

export function readNewsletter(ctx: Ctx, id: NewsletterId): Promise<NewsletterView> {
  authorize(ctx.actor, "plan.read");
  return ctx.read(async (tx) => {
    const row = await getCopy(tx, ctx, id);
    return presentLetter(row, !(await readingsOf(tx, ctx.actor, [id])).has(id));
  });
}

/** The receipt says when somebody of the municipality first read it, not who; that stands in their own trail. */
export async function markNewsletterRead(ctx: Ctx, id: NewsletterId): Promise<void> {
  authorize(ctx.actor, "plan.read");
  await ctx.write(async (tx) => {
    await getCopy(tx, ctx, id);
    await markRead(tx, ctx.actor, id, ctx.now);
    const first = await tx
      .update(newsletterCopy)
      .set({ firstReadAt: ctx.now })
      .where(and(copyOf(ctx, id), isNull(newsletterCopy.firstReadAt)))
      .returning({ id: newsletterCopy.newsletterId });
    if (first.length === 0) return;
    const after = { firstReadAt: ctx.now };
    await audit(tx, ctx, { action: "newsletter.read", entity: "newsletter", entityId: id, after });
  });
}

const copyOf = ({ actor }: Ctx, id: NewsletterId) =>
  and(eq(newsletterCopy.tenantId, actor.tenantId), eq(newsletterCopy.newsletterId, id));

async function getCopy(tx: TenantTx, ctx: Ctx, id: NewsletterId) {
  const [row] = await tx.select().from(newsletterCopy).where(copyOf(ctx, id));
  if (!row) throw new AppError("newsletter.not_found");
  return row;
}

const presentLetter = (row: typeof newsletterCopy.$inferSelect, unread: boolean): NewsletterView => ({
  id: row.newsletterId,
  ...wordsOf(row),
  sentAt: row.sentAt.toISOString(),
  unread,
});

const wordsOf = ({ subject, text }: Pick<typeof newsletter.$inferSelect, "subject" | "text">) => ({
  subject: { nl: subject.nl ?? "", fr: subject.fr ?? "" },
  text: { nl: text.nl ?? "", fr: text.fr ?? "" },
});

/**
 * One copy per municipality, each in a transaction of its own. The newsletter comes first, and a copy that is there
 * already stays: what was interrupted can be sent again under its key.
 */
export async function sendNewsletter(
  ctx: FederalCtx,
  { subject, text, to }: SendNewsletter,
  requestKey: string | null,
): Promise<SentNewsletterView> {
  authorize(ctx.actor, "federal.write");
  const towns = await ctx.read((tx) =>
    tx
      .select({ id: tenant.id, nis: municipality.nis })
      .from(tenant)
      .innerJoin(municipality, eq(municipality.nis, tenant.nis))
      .where(
        and(eq(tenant.kind, "municipality"), to === null ? undefined : inArray(municipality.nis, to as NisCode[])),
      ),
  );
  if (towns.length === 0 || towns.length < new Set(to).size) throw new AppError("newsletter.unknown_municipality");
  const { tenantId, userId: sentBy } = ctx.actor;
  const id = requestKey === null ? newId<NewsletterId>() : idOfKey(tenantId, requestKey);
  const sentAt = await ctx.writeIn(tenantId, async (tx) => {
    const letter = { tenantId, id, subject, text, sentAt: ctx.now, sentBy, recipients: towns.length };
    const [begun] = await tx.insert(newsletter).values(letter).onConflictDoNothing().returning();
    if (!begun) return resumed(tx, letter);
    const after = { recipients: towns.length };
    await audit(tx, ctx, { action: "newsletter.send", entity: "newsletter", entityId: id, after });
    return begun.sentAt;
  });
  for (const town of towns) {
    await ctx.writeIn(town.id, async (tx) => {
      const copy = { tenantId: town.id, newsletterId: id, nis: town.nis, subject, text, sentAt };
      await tx.insert(newsletterCopy).values(copy).onConflictDoNothing();
    });
  }
  return readSentNewsletter(ctx, id);
}

/** Of one sender's key: another administration's key is another newsletter. */
function idOfKey(tenantId: TenantId, key: string): NewsletterId {
  const hex = hashRequest(tenantId, "newsletter", key);
  // Version 8: a UUID of one's own making.
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-") as NewsletterId;
}

/** When it was sent first. Another newsletter under the same key is refused. */
async function resumed(tx: TenantTx, letter: typeof newsletter.$inferSelect): Promise<Date> {
  const [earlier] = await tx.select().from(newsletter).where(isSent(letter, letter.id));
  const isSame =
    earlier?.sentBy === letter.sentBy &&
    earlier.recipients === letter.recipients &&
    (["nl", "fr"] as const).every(
      (of) => earlier.subject[of] === letter.subject[of] && earlier.text[of] === letter.text[of],
    );
  if (!isSame) throw new AppError("request.key_reused");
  return earlier.sentAt;
}

const isSent = ({ tenantId }: { tenantId: TenantId }, id: NewsletterId) =>
  and(eq(newsletter.tenantId, tenantId), eq(newsletter.id, id));

export async function readSentNewsletters(ctx: FederalCtx): Promise<Omit<SentNewsletterView, "receipts">[]> {
  authorize(ctx.actor, "federal.read");
  const counts = await ctx.read((tx) =>
    tx
      .select({ id: newsletterCopy.newsletterId, read: sql<number>`count(${newsletterCopy.firstReadAt})::int` })
      .from(newsletterCopy)
      .groupBy(newsletterCopy.newsletterId),
  );
  const read = new Map(counts.map((each) => [each.id, each.read]));
  return ctx.writeIn(ctx.actor.tenantId, async (tx) => {
    const rows = await tx
      .select()
      .from(newsletter)
      .where(eq(newsletter.tenantId, ctx.actor.tenantId))
      .orderBy(desc(newsletter.sentAt), asc(newsletter.id));
    return rows.map((row) => presentSent(row, read.get(row.id) ?? 0));
  });
}

const presentSent = (row: typeof newsletter.$inferSelect, read: number) => ({
  id: row.id,
  ...wordsOf(row),
  sentAt: row.sentAt.toISOString(),
  recipients: row.recipients,
  read,
});

export async function readSentNewsletter(ctx: FederalCtx, id: NewsletterId): Promise<SentNewsletterView> {
  authorize(ctx.actor, "federal.read");
  const [row] = await ctx.writeIn(ctx.actor.tenantId, (tx) =>
    tx.select().from(newsletter).where(isSent(ctx.actor, id)),
  );
  if (!row) throw new AppError("newsletter.not_found");
  const copies = await ctx.read((tx) =>
    tx
      .select({ nis: newsletterCopy.nis, name: municipality.name, readAt: newsletterCopy.firstReadAt })
      .from(newsletterCopy)
      .innerJoin(municipality, eq(municipality.nis, newsletterCopy.nis))
      .where(eq(newsletterCopy.newsletterId, id))
      .orderBy(sql`${newsletterCopy.firstReadAt} asc nulls first`, asc(newsletterCopy.nis)),
  );
  const receipts = copies.map(({ readAt, ...copy }) => ({ ...copy, readAt: readAt?.toISOString() ?? null }));
  return { ...presentSent(row, copies.filter(({ readAt }) => readAt !== null).length), receipts };
}
