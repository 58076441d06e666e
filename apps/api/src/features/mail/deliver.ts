import { and, asc, type Db, eq, isNull, lt, mail, notInArray, type TenantTx, withTenant } from "@salus/db";
import type { MailId, TenantId } from "@salus/domain";
import { createTransport } from "nodemailer";
import { eachTenant } from "../../each-tenant.ts";

export type Message = { to: string; subject: string; text: string; html: string };
/** Hands one message to the outside world; a failure throws. */
export type Send = (message: Message) => Promise<void>;

/** Where mails go: `origin` is what their links begin with, `isShown` keeps them for the mailbox of the demonstration. */
export type Outbox = {
  readonly origin: string;
  readonly isShown: boolean;
  /** Sends at once and answers before it is sent; null where no mail leaves the machine. */
  readonly post: ((message: Message) => void) | null;
};

const triesAtMost = 5;

export function smtpSender({ url, from }: { url: string; from: string }): Send {
  const transport = createTransport(url);
  return async (message) => {
    await transport.sendMail({ ...message, from });
  };
}

/** The database ends a transaction that does nothing for half a minute. */
const sendAtMostMs = 20_000;

type Sending = { readonly send: Send; readonly now: Date; readonly onFailure: (error: unknown) => void };

/**
 * Sends what waits. Each mail is locked while it is on its way, and written down as sent at once: two programs never send
 * the same mail, and what was sent stays sent whatever becomes of the next.
 */
export async function deliver(db: Db, send: Send, now: Date, onFailure: (error: unknown) => void): Promise<number> {
  let sent = 0;
  await eachTenant(db, async (tenantId) => {
    const tried: MailId[] = [];
    for (;;) {
      const next = await withTenant(db, tenantId, (tx) => sendNext(tx, { tenantId, tried }, { send, now, onFailure }));
      if (next === null) break;
      tried.push(next.id);
      if (next.isSent) sent += 1;
    }
  });
  return sent;
}

/** Null where nothing waits that was not tried. */
async function sendNext(
  tx: TenantTx,
  { tenantId, tried }: { tenantId: TenantId; tried: readonly MailId[] },
  { send, now, onFailure }: Sending,
): Promise<{ id: MailId; isSent: boolean } | null> {
  const [row] = await tx
    .select()
    .from(mail)
    .where(
      and(
        eq(mail.tenantId, tenantId),
        isNull(mail.sentAt),
        lt(mail.attempts, triesAtMost),
        notInArray(mail.id, [...tried]),
      ),
    )
    .orderBy(asc(mail.createdAt), asc(mail.id))
    .limit(1)
    .for("update", { skipLocked: true });
  if (!row) return null;
  const { id, address: to, subject, plain: text, html, attempts } = row;
  const isSent = await Promise.race([send({ to, subject, text, html }), tooLate()]).then(
    () => true,
    (error: unknown) => {
      onFailure(error);
      return false;
    },
  );
  await tx
    .update(mail)
    .set(isSent ? { sentAt: now } : { attempts: attempts + 1 })
    .where(and(eq(mail.tenantId, tenantId), eq(mail.id, id)));
  return { id, isSent };
}

const tooLate = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error("the post took too long")), sendAtMostMs).unref();
  });
