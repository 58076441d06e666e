import { createRoute, z } from "@hono/zod-openapi";
import { NewWord, type WordId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, nothing, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { addWord, readWords, removeWord } from "./change-words.ts";
import { WordView } from "./word.view.ts";

const shared = { tags: ["words"], security: signedIn };
const WordParams = z.object({ wordId: z.uuid().transform((id) => id as WordId) });

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/",
  summary: "The words that the speller lets pass",
  description: "The municipality's list and the caller's own.",
  responses: { 200: answer(z.object({ words: z.array(WordView) }), "By language and word."), ...guarded },
});

const addRoute = createRoute({
  ...shared,
  method: "post",
  path: "/",
  summary: "Put a word on a list",
  description: "A word that stands there already is given back. The municipality's list is the coordinator's.",
  request: { body: body(NewWord) },
  responses: { 201: answer(WordView, "The word."), ...guarded },
});

const removeRoute = createRoute({
  ...shared,
  method: "delete",
  path: "/{wordId}",
  summary: "Take a word off its list",
  request: { params: WordParams },
  responses: { 204: nothing, ...guarded },
});

export const wordRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) => c.json({ words: await readWords(tenantContext(services, c)) }, 200))
    .openapi(addRoute, async (c) => c.json(await addWord(tenantContext(services, c), c.req.valid("json")), 201))
    .openapi(removeRoute, async (c) => {
      await removeWord(tenantContext(services, c), c.req.valid("param").wordId);
      return c.body(null, 204);
    });
