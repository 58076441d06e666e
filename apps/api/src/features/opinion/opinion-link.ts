import { type Db, type TenantTx, withTenant } from "@salus/db";
import { AppError, closedBecause, dayInBelgium, type Locale, type OpinionId } from "@salus/domain";
import type { Guesses } from "../../auth/guesses.ts";
import { isSecretOf, type LinkToken, readLinkToken, writeLinkToken } from "../../auth/secret.ts";
import { lockWholeOpinion, type WholeOpinionRow } from "./opinion.queries.ts";

export const linkOf = (token: LinkToken<OpinionId>, language: Locale): string =>
  `/${language}/opinion/${writeLinkToken(token)}`;

/** Somebody who holds a link, and nothing else. */
export type Holder = { db: Db; now: Date; guesses: Guesses; address: string; token: string };

/** The one row that the secret opens. Who tries many secrets is kept waiting. */
export async function withOpinion<T>(
  { db, now, guesses, address, token }: Holder,
  work: (tx: TenantTx, row: WholeOpinionRow) => Promise<T>,
): Promise<T> {
  guesses.requireFew(address, now);
  try {
    const read = readLinkToken<OpinionId>(token);
    if (read === null) throw new AppError("opinion.not_found");
    const { tenantId, id, secret } = read;
    return await withTenant(db, tenantId, async (tx) => {
      const row = await lockWholeOpinion(tx, { tenantId }, id);
      if (!isSecretOf(secret, row.secretHash)) throw new AppError("opinion.not_found");
      return work(tx, row);
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "opinion.not_found") guesses.note(address, now);
    throw error;
  }
}

/** Refuses with the reason why nothing can be written any more. */
export function requireOpenOpinion(row: WholeOpinionRow, now: Date): void {
  const reason = closedBecause(row, dayInBelgium(now));
  if (reason !== null) throw new AppError("opinion.closed", { reason });
}
