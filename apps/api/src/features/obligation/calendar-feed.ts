import { createHash } from "node:crypto";
import {
  account,
  and,
  calendarLink,
  type Db,
  eq,
  isNull,
  membership,
  tenant,
  type TenantTx,
  withFederal,
  withTenant,
} from "@salus/db";
import {
  addDays,
  AppError,
  type CalendarLinkId,
  dayInBelgium,
  type Locale,
  monthsAfter,
  type ObligationKind,
  type OfficialText,
  type PlainDate,
  type TenantId,
} from "@salus/domain";
import { translator } from "@salus/i18n";
import ical, { ICalCalendarMethod } from "ical-generator";
import { z } from "zod";
import { audit } from "../../audit.ts";
import { hashSecret, isSecretOf, newSecret } from "../../auth/secret.ts";
import type { Ctx } from "../../context.ts";
import { listAssigned } from "../analysis/analysis.queries.ts";
import { listObligations, listOwedBy } from "./obligation.queries.ts";

const uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** The tenant and the link by their id, and the secret. The name ends as calendar programs expect it. */
export const FeedName = z
  .string()
  .regex(new RegExp(`^${uuid}\\.${uuid}\\.[\\w-]{43}\\.ics$`))
  .transform((name) => {
    const [tenantId = "", id = "", secret = ""] = name.split(".");
    return { tenantId: tenantId as TenantId, id: id as CalendarLinkId, secret };
  });
type FeedName = z.infer<typeof FeedName>;

const own = ({ actor }: Ctx) =>
  and(eq(calendarLink.tenantId, actor.tenantId), eq(calendarLink.accountId, actor.userId));

export const readCalendarLink = (ctx: Ctx): Promise<{ since: string | null }> =>
  ctx.read(async (tx) => {
    const [row] = await tx.select({ createdAt: calendarLink.createdAt }).from(calendarLink).where(own(ctx));
    return { since: row?.createdAt.toISOString() ?? null };
  });

/** A new secret address; the one of before no longer works. It is told once. */
export function makeCalendarLink(ctx: Ctx): Promise<{ path: string; since: string }> {
  return ctx.write(async (tx) => {
    const { tenantId, userId } = ctx.actor;
    const secret = newSecret();
    const made = { secretHash: hashSecret(secret), createdAt: ctx.now };
    const [link] = await tx
      .insert(calendarLink)
      .values({ tenantId, accountId: userId, ...made })
      .onConflictDoUpdate({ target: [calendarLink.tenantId, calendarLink.accountId], set: made })
      .returning({ id: calendarLink.id });
    if (!link) throw new Error("the link was not made");
    await audit(tx, ctx, { action: "calendar.make", entity: "account", entityId: userId });
    return { path: `/api/v1/calendar/${tenantId}.${link.id}.${secret}.ics`, since: ctx.now.toISOString() };
  });
}

export async function revokeCalendarLink(ctx: Ctx): Promise<void> {
  await ctx.write(async (tx) => {
    await tx.delete(calendarLink).where(own(ctx));
    await audit(tx, ctx, { action: "calendar.revoke", entity: "account", entityId: ctx.actor.userId });
  });
}

/**
 * What is owed as days of a calendar: titles only, nobody's name. A municipality reads its own, an adviser those of the
 * municipalities they follow. Whoever left reads nothing more.
 */
export async function readFeed(dbs: { app: Db; federal: Db }, now: Date, name: FeedName): Promise<string> {
  const today = dayInBelgium(now);
  const { link, owed, follows } = await withTenant(dbs.app, name.tenantId, async (tx) => {
    const found = await findLink(tx, name);
    if (found.kind === "municipality") {
      return { link: found, owed: await listObligations(tx, name.tenantId, today), follows: [] };
    }
    const assigned = await listAssigned(tx, { tenantId: name.tenantId });
    return { link: found, owed: [], follows: [...assigned].filter(([, id]) => id === found.accountId) };
  });
  const of = follows.map(([nis]) => nis);
  const yearAgo = monthsAfter(today, -12);
  const theirs = of.length === 0 ? [] : await withFederal(dbs.federal, (tx) => listOwedBy(tx, of, yearAgo));
  const { locale } = link;
  const events = [...owed, ...theirs.map((each) => ({ ...each, key: `${each.nis} ${each.key}`, by: each.name }))];
  return feedOf(events, { locale, of: link.of[locale] ?? link.of.nl ?? "", now });
}

async function findLink(tx: TenantTx, name: FeedName) {
  const [link] = await tx
    .select({
      secretHash: calendarLink.secretHash,
      accountId: account.id,
      locale: account.locale,
      of: tenant.name,
      kind: tenant.kind,
    })
    .from(calendarLink)
    .innerJoin(
      membership,
      and(
        eq(membership.tenantId, calendarLink.tenantId),
        eq(membership.accountId, calendarLink.accountId),
        isNull(membership.until),
      ),
    )
    .innerJoin(account, and(eq(account.id, calendarLink.accountId), isNull(account.disabledAt)))
    .innerJoin(tenant, eq(tenant.id, calendarLink.tenantId))
    .where(and(eq(calendarLink.tenantId, name.tenantId), eq(calendarLink.id, name.id)));
  if (!isSecretOf(name.secret, link?.secretHash ?? null) || !link) throw new AppError("calendar.not_found");
  return link;
}

type Owed = {
  key: string;
  kind: ObligationKind;
  title: OfficialText;
  dueOn: PlainDate | null;
  metOn: PlainDate | null;
  /** The municipality, where it is not the reader's own. */
  by?: OfficialText;
};

function feedOf(owed: readonly Owed[], { locale, of, now }: { locale: Locale; of: string; now: Date }): string {
  const t = translator(locale);
  const calendar = ical({
    name: t((m) => m.obligations.feed.name, { of }),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Salus", product: "Salus", language: locale.toUpperCase() },
    ttl: 60 * 60 * 6,
  });
  for (const { key, kind, title, dueOn, metOn, by } of owed) {
    if (dueOn === null) continue;
    const kindName = t((m) => m.obligations.kind[kind]);
    const what = by ? t((m) => m.obligations.feed.by, { municipality: by[locale], what: kindName }) : kindName;
    calendar.createEvent({
      id: `${createHash("sha256").update(key).digest("hex").slice(0, 32)}@salus`,
      start: new Date(`${dueOn}T00:00:00.000Z`),
      end: new Date(`${addDays(dueOn, 1)}T00:00:00.000Z`),
      allDay: true,
      timezone: "UTC",
      stamp: now,
      summary: t((m) => m.obligations.feed[metOn === null ? "due" : "met"], { what, title: title[locale] }),
    });
  }
  return calendar.toString();
}
