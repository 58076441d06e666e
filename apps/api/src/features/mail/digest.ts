import { type Db, mailPreference, sql, type TenantTx, withTenant } from "@salus/db";
import {
  composeDigest,
  dayInBelgium,
  daysBetween,
  type PlanId,
  reminderDays,
  type TenantId,
  type TenantKind,
  type UserId,
} from "@salus/domain";
import { eachTenant } from "../../each-tenant.ts";
import type { FrameworkMemory } from "../framework/framework.queries.ts";
import { nodeRefs, refKey } from "../together/node-ref.ts";
import { namesOf } from "../together/people.queries.ts";
import { planRefs } from "../together/plan-ref.ts";
import { digestLetter } from "./digest-letter.ts";
import { countChanges, listOpenFor, listReaders, listUnsettled, type Reader, settleAll } from "./digest.queries.ts";
import { listReminders } from "./reminders.ts";
import { type Letter, writeMail } from "./write-mail.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** In Belgium; before it nobody gets the mail of the day. */
const firstHour = 7;

export type Writing = { now: Date; frameworks: FrameworkMemory; origin: string };

const hourInBelgium = (now: Date): number =>
  Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Brussels", hour: "2-digit", hourCycle: "h23" }).format(now),
  );

/** Writes the mail of the day for everybody in the municipalities who is due one. */
export const writeDigests = (db: Db, writing: Writing): Promise<number> =>
  eachReader(db, "municipality", writing, (tx, id) => (reader) => writeDigest(tx, id, reader, writing));

/** Writes one person's mail; false where there is none to write. */
export type WriteDigest = (reader: Reader) => Promise<boolean>;

/** Once it is morning in Belgium; a second program that tries at the same time writes none. */
export async function eachReader(
  db: Db,
  kind: TenantKind,
  { now }: Writing,
  writerOf: (tx: TenantTx, tenantId: TenantId) => WriteDigest,
): Promise<number> {
  if (hourInBelgium(now) < firstHour) return 0;
  let written = 0;
  const writeAll = (id: TenantId): Promise<number> =>
    withTenant(db, id, async (tx) => {
      const [lock] = await tx.execute<{ taken: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${`digest ${id}`}, 0)) as taken`,
      );
      if (!lock?.taken) return 0;
      const write = writerOf(tx, id);
      let count = 0;
      for (const reader of await listReaders(tx, id)) count += (await write(reader)) ? 1 : 0;
      return count;
    });
  await eachTenant(db, async (id) => void (written += await writeAll(id)), kind);
  return written;
}

/** One person's mail of the day; nothing where it was written already, where nothing is new, or where none is wanted. */
export async function writeDigest(
  tx: TenantTx,
  tenantId: TenantId,
  reader: Reader,
  { now, frameworks, origin }: Writing,
): Promise<boolean> {
  const today = dayInBelgium(now);
  if (wasWritten(reader, now)) return false;
  if (reader.rhythm === "never") {
    await settleAll(tx, tenantId, reader.accountId, now);
    return false;
  }
  const actor = { tenantId, userId: reader.accountId, tenantKind: "municipality", roles: [] } as const;
  const [told, open, plans] = await Promise.all([
    listUnsettled(tx, tenantId, reader.accountId),
    listOpenFor(tx, tenantId, reader.accountId),
    planRefs(tx, { actor, frameworks }),
  ]);
  const since = lastTold(reader, now);
  const changes: { planId: PlanId; count: number }[] = [];
  for (const planId of reader.follows.filter((id) => plans.has(id))) {
    const count = await countChanges(tx, tenantId, { planId, accountId: reader.accountId, since });
    if (count > 0) changes.push({ planId, count });
  }
  const due = open.map((row) => ({ ...row, daysLeft: daysBetween(today, row.dueOn) }));
  const also = await listReminders(tx, tenantId, reader, { since, today });
  const near = due.filter((row) => row.daysLeft <= reminderDays);
  const digest = composeDigest({ told, due: near, changes, hasMore: also.length > 0 });
  if (!digest) return false;
  const [nodes, people] = await Promise.all([
    nodeRefs(tx, actor, [...digest.told, ...digest.due]),
    namesOf(
      tx,
      actor,
      digest.told.map(({ actorId }) => actorId),
    ),
  ]);
  const letter = digestLetter(digest, {
    locale: reader.locale,
    origin,
    also,
    work: "/my-work",
    plans,
    nodeAt: (of) => nodes.get(refKey(of)) ?? null,
    nameOf: (id: UserId) => people.find((person) => person.id === id)?.name ?? "",
  });
  await settleAll(tx, tenantId, reader.accountId, now);
  await putInOutbox(tx, tenantId, reader, letter, now);
  return true;
}

export const wasWritten = ({ digestedAt }: Reader, now: Date): boolean =>
  digestedAt !== null && dayInBelgium(digestedAt) === dayInBelgium(now);

export const lastTold = ({ digestedAt }: Reader, now: Date): Date => digestedAt ?? new Date(now.getTime() - DAY_MS);

/** As the mail of today. */
export async function putInOutbox(
  tx: TenantTx,
  tenantId: TenantId,
  { accountId, email: address, locale }: Reader,
  letter: Letter,
  now: Date,
): Promise<void> {
  await writeMail(tx, { tenantId, kind: "digest", accountId, address, locale }, letter, now);
  await tx
    .insert(mailPreference)
    .values({ tenantId, accountId, digest: "daily", digestedAt: now })
    .onConflictDoUpdate({ target: [mailPreference.tenantId, mailPreference.accountId], set: { digestedAt: now } });
}
