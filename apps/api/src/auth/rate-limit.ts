import { createHash, createHmac } from "node:crypto";
import { and, count, eq, gt, type IdentityTx, signInAttempt, sql } from "@salus/db";
import { AppError } from "@salus/domain";
import type { SessionTx } from "./session.ts";

/**
 * Failed password checks that are allowed within the window. An account stands under ten of them, whoever asks; the
 * last three are kept for addresses from which its owner signed in before, so that strangers cannot lock it.
 */
export const attemptLimits = { windowMs: 15 * 60_000, perAccount: 10, keptForOwner: 3, perAddress: 100 } as const;

export type Attempt = { emailHash: string; ipHash: string };

export const hashEmail = (email: string): string => createHash("sha256").update(`email:${email}`).digest("hex");
/** There are few addresses, so a plain hash could be reversed by trying them all; hence the key. */
export const hashAddress = (address: string, key: string): string =>
  createHmac("sha256", key).update(address).digest("hex").slice(0, 32);

/**
 * Counts and writes the attempt down before the password is looked at: a thousand guesses at once are counted like a
 * thousand in a row. Returns the id to mark when the password was right.
 */
export async function reserveAttempt(tx: IdentityTx, { emailHash, ipHash }: Attempt, now: Date): Promise<number> {
  // Always the account first, so that two attempts never wait for each other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${emailHash}, 0))`);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${ipHash}, 1))`);
  const since = new Date(now.getTime() - attemptLimits.windowMs);
  const failed = and(eq(signInAttempt.succeeded, false), gt(signInAttempt.at, since));
  const [ofAccount, ofAddress, fromHere] = await Promise.all([
    tx
      .select({ n: count() })
      .from(signInAttempt)
      .where(and(eq(signInAttempt.emailHash, emailHash), failed)),
    tx
      .select({ n: count() })
      .from(signInAttempt)
      .where(and(eq(signInAttempt.ipHash, ipHash), failed)),
    tx
      .select({ id: signInAttempt.id })
      .from(signInAttempt)
      .where(
        and(
          eq(signInAttempt.emailHash, emailHash),
          eq(signInAttempt.ipHash, ipHash),
          eq(signInAttempt.succeeded, true),
        ),
      )
      .limit(1),
  ]);
  const allowed = attemptLimits.perAccount - (fromHere.length > 0 ? 0 : attemptLimits.keptForOwner);
  if ((ofAccount[0]?.n ?? 0) >= allowed || (ofAddress[0]?.n ?? 0) >= attemptLimits.perAddress) {
    throw new AppError("session.too_many_attempts", { minutes: attemptLimits.windowMs / 60_000 });
  }
  const [row] = await tx
    .insert(signInAttempt)
    .values({ emailHash, ipHash, at: now, succeeded: false })
    .returning({ id: signInAttempt.id });
  if (!row) throw new Error("an insert returned no row");
  return row.id;
}

/** A right password is no failure: the reservation becomes a success. */
export async function markSucceeded(
  tx: SessionTx,
  id: number,
  { emailHash, ipHash }: Attempt,
  now: Date,
): Promise<void> {
  await tx.delete(signInAttempt).where(eq(signInAttempt.id, id));
  await tx.insert(signInAttempt).values({ emailHash, ipHash, at: now, succeeded: true });
}
