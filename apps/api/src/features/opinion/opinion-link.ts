import { type Db, type TenantTx, withTenant } from "@salus/db";
import { AppError, closedBecause, dayInBelgium, type Locale, type OpinionId, type TenantId } from "@salus/domain";
import { z } from "zod";
import type { Guesses } from "../../auth/guesses.ts";
import { isSecretOf } from "../../auth/secret.ts";
import { lockWholeOpinion, type WholeOpinionRow } from "./opinion.queries.ts";

/** `tenant.opinion.secret`, as an invitation: no opinion is looked up outside of its tenant. */
type OpinionToken = { tenantId: TenantId; id: OpinionId; secret: string };

export const linkOf = ({ tenantId, id, secret }: OpinionToken, language: Locale): string =>
  `/${language}/opinion/${tenantId}.${id}.${secret}`;

const Token = z.tuple([z.uuid(), z.uuid(), z.string().min(1)]);

function readToken(token: string): OpinionToken {
  const parts = Token.safeParse(token.split("."));
  if (!parts.success) throw new AppError("opinion.not_found");
  const [tenantId, id, secret] = parts.data;
  return { tenantId: tenantId as TenantId, id: id as OpinionId, secret };
}

/** Somebody who holds a link, and nothing else. */
export type Holder = { db: Db; now: Date; guesses: Guesses; address: string; token: string };

/** The one row that the secret opens. Who tries many secrets is kept waiting. */
export async function withOpinion<T>(
  { db, now, guesses, address, token }: Holder,
  work: (tx: TenantTx, row: WholeOpinionRow) => Promise<T>,
): Promise<T> {
  guesses.requireFew(address, now);
  try {
    const { tenantId, id, secret } = readToken(token);
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
