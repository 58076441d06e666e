import { z } from "@hono/zod-openapi";
import { Language, WordList } from "@salus/domain";
import type { WordRow } from "./word.queries.ts";

export const WordView = z
  .object({
    id: z.string(),
    language: Language,
    word: z.string(),
    list: WordList,
    /** Name of who added it; null where it is not known. */
    addedBy: z.string().nullable(),
    addedAt: z.iso.datetime(),
  })
  .openapi("Word");
export type WordView = z.infer<typeof WordView>;

export const presentWord = ({ id, language, word, accountId, addedBy, addedAt }: WordRow): WordView => ({
  id,
  language,
  word,
  list: accountId === null ? "municipality" : "mine",
  addedBy,
  addedAt: addedAt.toISOString(),
});
