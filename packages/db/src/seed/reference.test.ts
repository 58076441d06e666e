import { frameworks, municipalities } from "@salus/templates";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { framework, municipality } from "../schema/index.ts";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { seedReference } from "./reference.ts";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database[Symbol.asyncDispose]());

const rowVersions = () =>
  database.superuser`select xmin::text, nis as key from municipality union all select xmin::text, code from framework order by key`;

it("brings every municipality and framework in, and writes nothing the second time", async () => {
  const first = await seedReference(database.owner);
  expect(first).toEqual({ municipalities: municipalities().length, frameworks: frameworks.length });
  const before = await rowVersions();
  expect(await seedReference(database.owner)).toEqual({ municipalities: 0, frameworks: 0 });
  expect(await rowVersions()).toEqual(before);
});

it("keeps what is read equal to the templates", async () => {
  const stored = await database.app.select().from(framework);
  const byCode = (codes: { code: string }[]) => codes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  expect(byCode(stored.map(({ body }) => body))).toEqual(byCode([...frameworks]));
  const [mechelen] = await database.app
    .select()
    .from(municipality)
    .where(eq(municipality.nis, "12025" as never));
  expect(mechelen).toMatchObject({ languageRegime: "nl", validTo: null });
});

it("puts right what was changed, and only that", async () => {
  await database.owner
    .update(municipality)
    .set({ languageRegime: "fr" })
    .where(eq(municipality.nis, "12025" as never));
  expect(await seedReference(database.owner)).toEqual({ municipalities: 1, frameworks: 0 });
});
