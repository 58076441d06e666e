import { and, eq, gt, membership, messageThread, newsletterCopy, type TenantTx } from "@salus/db";
import {
  dayInBelgium,
  isRemindedOf,
  type Locale,
  type LocalizedText,
  type ObligationKind,
  type OfficialText,
  type PlainDate,
  type TenantId,
  type UserId,
} from "@salus/domain";
import { formats, translator } from "@salus/i18n";
import { listObligations } from "../obligation/obligation.queries.ts";
import type { Reader } from "./digest.queries.ts";

/** A line of the mail of the day with the page it leads to. */
export type News = { readonly text: string; readonly path: string };

type Reminder = { readonly path: string } & (
  | {
      readonly kind: "owed";
      readonly what: ObligationKind;
      readonly title: OfficialText;
      readonly dueOn: PlainDate;
      readonly late: boolean;
    }
  | { readonly kind: "message"; readonly subject: string }
  | { readonly kind: "newsletter"; readonly subject: LocalizedText }
);

/** What is owed, told to who is to do it and, once it is late, to the coordinator; and what the federal side said. */
export async function listReminders(
  tx: TenantTx,
  tenantId: TenantId,
  { accountId, locale }: Pick<Reader, "accountId" | "locale">,
  { since, today }: { since: Date; today: PlainDate },
): Promise<News[]> {
  const found = await findReminders(tx, tenantId, accountId, { since, today });
  return found.map((each) => ({ text: reminderText(each, locale), path: each.path }));
}

async function findReminders(
  tx: TenantTx,
  tenantId: TenantId,
  accountId: UserId,
  { since, today }: { since: Date; today: PlainDate },
): Promise<Reminder[]> {
  const [member] = await tx
    .select({ roles: membership.roles })
    .from(membership)
    .where(and(eq(membership.tenantId, tenantId), eq(membership.accountId, accountId)));
  const roles: readonly string[] = member?.roles ?? [];
  const owed = (await listObligations(tx, tenantId, today)).flatMap((each): Reminder[] =>
    each.dueOn !== null && isRemindedOf(each, roles, { today, since: dayInBelgium(since) })
      ? [
          {
            kind: "owed",
            path: "/obligations",
            what: each.kind,
            title: each.title,
            dueOn: each.dueOn,
            late: each.dueOn < today,
          },
        ]
      : [],
  );
  // Readers look for themselves; the others are told.
  if (roles.every((role) => role === "reader")) return owed;
  const threads = await tx
    .select({ id: messageThread.id, subject: messageThread.subject })
    .from(messageThread)
    .where(
      and(eq(messageThread.tenantId, tenantId), eq(messageThread.lastSide, "federal"), gt(messageThread.lastAt, since)),
    );
  const letters = await tx
    .select({ id: newsletterCopy.newsletterId, subject: newsletterCopy.subject })
    .from(newsletterCopy)
    .where(and(eq(newsletterCopy.tenantId, tenantId), gt(newsletterCopy.sentAt, since)));
  return [
    ...owed,
    ...threads.map(({ id, subject }) => ({ kind: "message" as const, subject, path: `/messages/${id}` })),
    ...letters.map(({ id, subject }) => ({
      kind: "newsletter" as const,
      subject,
      path: `/messages/newsletters/${id}`,
    })),
  ];
}

function reminderText(reminder: Reminder, locale: Locale): string {
  const t = translator(locale);
  if (reminder.kind === "message") return t((m) => m.messages.digest.message, { subject: reminder.subject });
  if (reminder.kind === "newsletter") {
    return t((m) => m.messages.digest.newsletter, { subject: reminder.subject[locale] ?? "" });
  }
  return t((m) => m.messages.digest[reminder.late ? "late" : "due"], {
    what: t((m) => m.obligations.kind[reminder.what]),
    plan: reminder.title[locale],
    date: formats(locale).date(reminder.dueOn),
  });
}
