import { withTenant, word } from "@salus/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aMunicipalityWith,
  bodyOf,
  createTestApp,
  refusalIn,
  somebodyWaitsFor,
  type TestApp,
  trailOf,
} from "../../testing.ts";

type Word = { id: string; word: string; list: string; language: string; addedBy: string | null };

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const listed = async (token: string) =>
  (await bodyOf<{ words: Word[] }>(await test.client(token).words.$get())).words.map(
    ({ word, list }) => `${list} ${word}`,
  );
const add = (token: string, word: string, list: "mine" | "municipality" = "mine") =>
  test.client(token).words.$post({ json: { language: "nl", word, list } });
const remove = (token: string, wordId: string) => test.client(token).words[":wordId"].$delete({ param: { wordId } });

describe("word lists", () => {
  it("keep a person's words to that person, and the municipality's for everybody", async () => {
    const { coordinator, reader } = await aMunicipalityWith(test, "coordinator", "reader");
    await add(coordinator.token, "wijkwerking", "municipality");
    expect((await add(reader.token, "buurtapp")).status).toBe(201);
    expect(await listed(reader.token)).toEqual(["mine buurtapp", "municipality wijkwerking"]);
    expect(await listed(coordinator.token)).toEqual(["municipality wijkwerking"]);
    const [{ reader: stranger }] = [await aMunicipalityWith(test, "reader")];
    expect(await listed(stranger.token)).toEqual([]);
  });

  it("take a word once", async () => {
    const { coordinator } = await aMunicipalityWith(test, "coordinator");
    const [first, second] = [
      await bodyOf<Word>(await add(coordinator.token, "hotspot")),
      await bodyOf<Word>(await add(coordinator.token, " hotspot ")),
    ];
    expect(second).toEqual(first);
    expect(await listed(coordinator.token)).toEqual(["mine hotspot"]);
  });

  it("take a word once, also in the same moment", async () => {
    const { coordinator, tenantId } = await aMunicipalityWith(test, "coordinator");
    const { adding } = await withTenant(test.database.owner, tenantId, async (tx) => {
      const { userId } = coordinator.actor;
      const row = { tenantId, accountId: userId, addedBy: userId, addedAt: test.clock.now };
      await tx.insert(word).values({ ...row, language: "nl", word: "hotspot" });
      const adding = add(coordinator.token, "hotspot");
      expect(await Promise.race([adding, somebodyWaitsFor(tx)])).toBe("waiting");
      return { adding };
    });
    expect((await adding).status).toBe(201);
    expect(await listed(coordinator.token)).toEqual(["mine hotspot"]);
  });

  it("let only the coordinator change the municipality's list", async () => {
    const { coordinator, editor } = await aMunicipalityWith(test, "coordinator", "editor");
    expect(await refusalIn(await add(editor.token, "wijkwerking", "municipality"))).toEqual([403, "word.forbidden"]);
    const { id } = await bodyOf<Word>(await add(coordinator.token, "wijkwerking", "municipality"));
    expect(await refusalIn(await remove(editor.token, id))).toEqual([expect.any(Number), "word.forbidden"]);
    expect((await remove(coordinator.token, id)).status).toBe(204);
    expect(await listed(editor.token)).toEqual([]);
    expect((await trailOf(test, coordinator.actor.tenantId)).map(({ action }) => action).slice(-2)).toEqual([
      "word.add",
      "word.remove",
    ]);
  });

  it("hide a colleague's own list", async () => {
    const { coordinator, editor } = await aMunicipalityWith(test, "coordinator", "editor");
    const { id } = await bodyOf<Word>(await add(editor.token, "buurtapp"));
    expect(await refusalIn(await remove(coordinator.token, id))).toEqual([expect.any(Number), "word.not_found"]);
  });

  it("hold words, no sentences", async () => {
    const { editor } = await aMunicipalityWith(test, "editor");
    for (const word of ["", "twee woorden", "<b>", "x".repeat(61)])
      expect((await add(editor.token, word)).status).toBe(422);
    expect((await add(editor.token, "GAS-ambtenaar")).status).toBe(201);
  });
});
