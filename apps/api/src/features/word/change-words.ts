import { AppError, authorize, mostWords, type NewWord, type WordId, type WordList } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { deleteWord, getWord, insertWord, listWords } from "./word.queries.ts";
import { presentWord, type WordView } from "./word.view.ts";

export function readWords(ctx: Ctx): Promise<WordView[]> {
  authorize(ctx.actor, "words.read");
  return ctx.read(async (tx) => (await listWords(tx, ctx.actor)).map(presentWord));
}

/** Everybody keeps a list of their own; the municipality's is the coordinator's. A word twice is one word. */
export function addWord(ctx: Ctx, { language, word, list }: NewWord): Promise<WordView> {
  return ctx.write(async (tx) => {
    authorizeList(ctx, list);
    const { tenantId, userId } = ctx.actor;
    const listed = async () => (await listWords(tx, ctx.actor)).map(presentWord).filter((each) => each.list === list);
    const same = (each: WordView): boolean => each.language === language && each.word === word;
    const known = await listed();
    const found = known.find(same);
    if (found) return found;
    if (known.length >= mostWords) throw new AppError("word.list_full");
    const accountId = list === "mine" ? userId : null;
    const row = { tenantId, language, word, accountId, addedBy: userId, addedAt: ctx.now };
    const id = await insertWord(tx, row);
    if (id === null) {
      // Somebody added it in the same moment.
      const added = (await listed()).find(same);
      if (!added) throw new AppError("word.not_found");
      return added;
    }
    await audit(tx, ctx, { action: "word.add", entity: "word", entityId: id, after: { language, word, list } });
    return presentWord(await getWord(tx, ctx.actor, id));
  });
}

export function removeWord(ctx: Ctx, id: WordId): Promise<void> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "words.read");
    const { language, word, list } = presentWord(await getWord(tx, ctx.actor, id));
    authorizeList(ctx, list);
    await deleteWord(tx, ctx.actor, id);
    await audit(tx, ctx, { action: "word.remove", entity: "word", entityId: id, before: { language, word, list } });
  });
}

const authorizeList = ({ actor }: Ctx, list: WordList): void =>
  authorize(actor, list === "mine" ? "words.read" : "words.manage");
