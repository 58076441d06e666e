import { account, and, asc, eq, isNull, or, type TenantTx, word } from "@salus/db";
import { type Actor, AppError, type Language, type WordId } from "@salus/domain";

export type WordRow = Omit<typeof word.$inferSelect, "tenantId" | "addedBy"> & { addedBy: string | null };
type Reader = Pick<Actor, "tenantId" | "userId">;

const columns = {
  id: word.id,
  language: word.language,
  word: word.word,
  accountId: word.accountId,
  addedBy: account.name,
  addedAt: word.addedAt,
};

/** The municipality's list and the person's own; nobody reads the list of another person. */
const readableBy = ({ tenantId, userId }: Reader) =>
  and(eq(word.tenantId, tenantId), or(isNull(word.accountId), eq(word.accountId, userId)));

export const listWords = (tx: TenantTx, reader: Reader): Promise<WordRow[]> =>
  tx
    .select(columns)
    .from(word)
    .leftJoin(account, eq(account.id, word.addedBy))
    .where(readableBy(reader))
    .orderBy(asc(word.language), asc(word.word), asc(word.id));

export async function getWord(tx: TenantTx, reader: Reader, id: WordId): Promise<WordRow> {
  const [row] = await tx
    .select(columns)
    .from(word)
    .leftJoin(account, eq(account.id, word.addedBy))
    .where(and(readableBy(reader), eq(word.id, id)));
  if (!row) throw new AppError("word.not_found");
  return row;
}

/** The id of the new word; null where it stands on that list already. */
export async function insertWord(
  tx: TenantTx,
  row: Omit<typeof word.$inferInsert, "id"> & { language: Language },
): Promise<WordId | null> {
  const [inserted] = await tx.insert(word).values(row).onConflictDoNothing().returning({ id: word.id });
  return inserted?.id ?? null;
}

export async function deleteWord(tx: TenantTx, { tenantId }: Pick<Actor, "tenantId">, id: WordId): Promise<void> {
  await tx.delete(word).where(and(eq(word.tenantId, tenantId), eq(word.id, id)));
}
