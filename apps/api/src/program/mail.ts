import type { Db } from "@salus/db";
import { writeDigests } from "../features/mail/digest.ts";
import { deliver, smtpSender } from "../features/mail/deliver.ts";

const HOUR_MS = 60 * 60 * 1000;

type Post = {
  db: Db;
  origin: string;
  /** Null: mails are written and none leaves the machine. */
  smtp: { url: string; from: string } | null;
  isOn: boolean;
};

/** Writes the mails of the day once it is morning in Belgium, and sends what waits; every hour. */
export function mailHourly({ db, origin, smtp, isOn }: Post, onFailure: (error: unknown) => void): () => void {
  if (!isOn) return () => undefined;
  const send = smtp === null ? null : smtpSender(smtp);
  const chores = async (): Promise<void> => {
    const now = new Date();
    await writeDigests(db, { now, origin, frameworks: new Map() });
    if (send) await deliver(db, send, now, onFailure);
  };
  const run = () => void chores().catch(onFailure);
  run();
  const timer = setInterval(run, HOUR_MS).unref();
  return () => clearInterval(timer);
}
