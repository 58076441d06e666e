import { mkdtemp, open, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStorage, storageKey } from "./storage.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "salus-storage-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("puts a file on the disk whole: nothing of it stands under its name while it is written", async () => {
  const storage = await openStorage({ kind: "disk", folder });
  const key = storageKey("tenant", "abcdef");
  await storage.put(key, new Uint8Array([1, 2, 3]));
  const opened = await open(join(folder, key));
  await storage.put(key, new Uint8Array([4]));
  expect([...(await opened.readFile())]).toEqual([1, 2, 3]);
  await opened.close();
  expect(await readdir(join(folder, "tenant", "ab"))).toEqual(["abcdef"]);
  await storage.remove(key);
  expect(await storage.has(key)).toBe(false);
});
