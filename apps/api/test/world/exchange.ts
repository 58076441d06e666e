import { calendarLink, message, messageThread, newsletter, newsletterCopy, obligation, type TenantTx } from "@salus/db";
import {
  type Actor,
  type CalendarLinkId,
  newId,
  type NewsletterId,
  type NisCode,
  type PlanId,
  type TenantId,
  type ThreadId,
  type UserId,
} from "@salus/domain";
import { hashSecret, newSecret } from "../../src/auth/secret.ts";
import type { PlanIds } from "./filled-plan.ts";
import { frameworks } from "./ground.ts";

type Of = { tenantId: TenantId; nis: NisCode; at: Date; mark: string; of: Actor; plan: PlanIds };

/** What goes between a municipality and the federal side beside a dossier: what is owed, a message, a newsletter. */
export async function anExchange(tx: TenantTx, { tenantId, nis, at, mark, of, plan }: Of) {
  const owed = `${mark}-submitted-report`;
  const about = { tenantId, nis, planId: plan.plan as PlanId, framework: frameworks.submitted.code };
  await tx
    .insert(obligation)
    .values({ ...about, key: owed, instrument: "svpp", kind: "activity-report", dueOn: "2026-05-01" });
  const thread = newId<ThreadId>();
  const subject = `${mark}-submitted talk`;
  const side = "municipality" as const;
  // Before anybody answers.
  const before = new Date(at.getTime() - 60_000);
  await tx
    .insert(messageThread)
    .values({ ...about, id: thread, subject, begunBy: side, lastSide: side, createdAt: before, lastAt: before });
  await tx
    .insert(message)
    .values({ tenantId, threadId: thread, side, authorId: of.userId, text: subject, createdAt: before });
  const id = newId<NewsletterId>();
  const words = wordsOf(mark);
  await tx.insert(newsletterCopy).values({ tenantId, nis, newsletterId: id, subject: words, text: words, sentAt: at });
  const [link, secret] = [newId<CalendarLinkId>(), newSecret()];
  if (of.tenantId === tenantId) {
    const secretHash = hashSecret(secret);
    await tx.insert(calendarLink).values({ tenantId, id: link, accountId: of.userId, secretHash, createdAt: at });
  }
  return { owed, thread: thread as string, newsletter: id as string, feed: `${tenantId}.${link}.${secret}.ics` };
}

const wordsOf = (mark: string) => ({ nl: `${mark}-submitted nieuws`, fr: `${mark}-submitted nouvelles` });

/** On the federal side: the newsletter that the copies are of. */
export async function aSentLetter(
  tx: TenantTx,
  { tenantId, id, mark, at, by }: { tenantId: TenantId; id: string; mark: string; at: Date; by: UserId },
): Promise<void> {
  const words = wordsOf(mark);
  await tx
    .insert(newsletter)
    .values({ tenantId, id: id as NewsletterId, subject: words, text: words, sentAt: at, sentBy: by, recipients: 1 });
}
