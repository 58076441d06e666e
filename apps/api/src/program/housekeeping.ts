import { type Db, lt, idempotencyKey, session, signInAttempt, withIdentity, withTenant } from "@salus/db";
import { dayInBelgium } from "@salus/domain";
import { eachTenant } from "../each-tenant.ts";
import { sweepFiles } from "../features/attachment/sweep-files.ts";
import { endSupport } from "../features/member/member.queries.ts";
import { refreshAllObligations } from "../features/obligation/refresh-obligations.ts";
import type { Storage } from "../storage/storage.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const VISITS_MS = 15 * 60 * 1000;

/** How long is kept what only serves a while. */
export const keptMs = { idempotencyKeys: 7 * DAY_MS, signInAttempts: 30 * DAY_MS } as const;

/**
 * Throws away sessions that have ended, old sign-in attempts and the stored answers of old requests; and works out what
 * municipalities owe under frameworks that came meanwhile.
 */
export async function keepHouse(db: Db, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  await withIdentity(db, async (tx) => {
    await tx.delete(session).where(lt(session.expiresAt, now));
    await tx.delete(signInAttempt).where(lt(signInAttempt.at, before(keptMs.signInAttempts)));
  });
  await eachTenant(db, (id) =>
    withTenant(db, id, async (tx) => {
      await tx.delete(idempotencyKey).where(lt(idempotencyKey.createdAt, before(keptMs.idempotencyKeys)));
      await refreshAllObligations(tx, id, dayInBelgium(now));
    }),
  );
}

/** The end of what lets nobody in any more is written down soon after. */
export const endVisits = (db: Db, now: Date): Promise<void> =>
  eachTenant(db, (id) => withTenant(db, id, (tx) => endSupport(tx, id, now)));

/** Every day, as long as the program runs; a failure is said and tried again the next day. */
export function keepHouseDaily(
  { db, storage, now }: { db: Db; storage: Storage; now: () => Date },
  onFailure: (error: unknown) => void,
): () => void {
  const run = () => {
    void keepHouse(db, now()).catch(onFailure);
    void sweepFiles(db, storage, now()).catch(onFailure);
  };
  const see = () => void endVisits(db, now()).catch(onFailure);
  run();
  see();
  const timers = [setInterval(run, DAY_MS).unref(), setInterval(see, VISITS_MS).unref()];
  return () => timers.forEach((timer) => clearInterval(timer));
}
