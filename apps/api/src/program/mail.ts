import { writeDigests } from "../features/mail/digest.ts";
import { type Dbs, writeFederalDigests } from "../features/mail/federal-digest.ts";
import { deliver, type Outbox, type Send, smtpSender } from "../features/mail/deliver.ts";

const HOUR_MS = 60 * 60 * 1000;

type Post = Dbs & { origin: string; isShown: boolean; send: Send | null };

/** Of a demonstration no mail leaves the machine: it is shown. Without a post office none is written otherwise. */
export function postOf(settings: { origin: string; isDemo: boolean; smtp: Smtp | null }): Omit<Post, keyof Dbs> {
  const { origin, isDemo, smtp } = settings;
  return { origin, isShown: isDemo, send: isDemo || smtp === null ? null : smtpSender(smtp) };
}
type Smtp = Parameters<typeof smtpSender>[0];

export const outboxOf = (
  { origin, isShown, send }: Omit<Post, keyof Dbs>,
  onFailure: (error: unknown) => void,
): Outbox => ({
  origin,
  isShown,
  post: send === null ? null : (message) => void send(message).catch(onFailure),
});

/** Writes the mails of the day once it is morning in Belgium, and sends what waits; every hour. */
export function mailHourly(
  { app, federal, origin, send, isShown }: Post,
  onFailure: (error: unknown) => void,
): () => void {
  if (send === null && !isShown) return () => undefined;
  const chores = async (): Promise<void> => {
    const now = new Date();
    const writing = { now, origin, frameworks: new Map() };
    await writeDigests(app, writing).catch(onFailure);
    await writeFederalDigests({ app, federal }, writing).catch(onFailure);
    if (send) await deliver(app, send, now, onFailure).catch(onFailure);
  };
  const run = () => void chores();
  run();
  const timer = setInterval(run, HOUR_MS).unref();
  return () => clearInterval(timer);
}
