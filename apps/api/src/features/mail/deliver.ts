import { and, type Db, eq, isNull, lt, mail, sql, tenant, withTenant } from "@salus/db";
import { createTransport } from "nodemailer";

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

/** Sends what waits, under a lock: two programs never send the same mail. */
export async function deliver(db: Db, send: Send, now: Date, onFailure: (error: unknown) => void): Promise<number> {
  let sent = 0;
  for (const { id: tenantId } of await db.select({ id: tenant.id }).from(tenant)) {
    sent += await withTenant(db, tenantId, async (tx) => {
      const [lock] = await tx.execute<{ taken: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${`mail ${tenantId}`}, 0)) as taken`,
      );
      if (!lock?.taken) return 0;
      const waiting = await tx
        .select()
        .from(mail)
        .where(and(eq(mail.tenantId, tenantId), isNull(mail.sentAt), lt(mail.attempts, triesAtMost)));
      let count = 0;
      for (const row of waiting) {
        const one = and(eq(mail.tenantId, tenantId), eq(mail.id, row.id));
        try {
          await send({ to: row.address, subject: row.subject, text: row.plain, html: row.html });
          await tx.update(mail).set({ sentAt: now }).where(one);
          count += 1;
        } catch (error) {
          onFailure(error);
          await tx
            .update(mail)
            .set({ attempts: row.attempts + 1 })
            .where(one);
        }
      }
      return count;
    });
  }
  return sent;
}
