import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attachment, withTenant } from "@salus/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStorage } from "../../storage/storage.ts";
import { aMunicipalityWith, bodyOf, createTestApp, refusalIn, type TestApp } from "../../testing.ts";
import { aWorkplace } from "../node/node-calls.ts";
import { sweepFiles } from "./sweep-files.ts";

const maxBytes = 64 * 1024;
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let folder: string;
let test: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "salus-files-"));
  test = await createTestApp({
    storage: await openStorage({ kind: "disk", folder }),
    attachments: { maxBytes },
  });
});
afterAll(async () => {
  await test[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

type Attachment = { id: string; name: string; mediaType: string; size: number; permitted: string[] };

async function upload(token: string, planId: string, bytes: Uint8Array | string, name: string, nodeId?: string) {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(Buffer.from(bytes))], name));
  if (nodeId !== undefined) form.set("nodeId", nodeId);
  return test.ask(`/plans/${planId}/attachments`, { method: "POST", token, body: form });
}
const filesIn = async (tenantId: string) =>
  (await readdir(join(folder, tenantId), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe("an attachment", () => {
  it("is stored once, recognised by its bytes, and handed out as a file only", async () => {
    const { editor, reader, planId, strategic, tenantId } = await aWorkplace(test);
    const nodeId = strategic[0].lineageId;
    const added = await bodyOf<Attachment>(await upload(editor.token, planId, png, "../Kaart “noord”.exe", nodeId));
    expect(added).toMatchObject({ name: "Kaart “noord”.exe.png", mediaType: "image/png", size: png.byteLength });
    expect((await upload(reader.token, planId, png, "zelfde.png")).status).toBe(201);
    expect(await filesIn(tenantId)).toHaveLength(1);
    const file = await test.ask(`/plans/${planId}/attachments/${added.id}`, { token: reader.token });
    expect(Buffer.from(await file.arrayBuffer()).equals(png)).toBe(true);
    expect(file.headers.get("content-type")).toBe("image/png");
    expect(file.headers.get("content-disposition")).toBe(
      `attachment; filename="Kaart _noord_.exe.png"; filename*=UTF-8''Kaart%20%E2%80%9Cnoord%E2%80%9D.exe.png`,
    );
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-security-policy")).toContain("sandbox");
  });

  it.each([
    ["an empty file", "", "leeg.txt", "attachment.empty"],
    ["a file beyond the limit", "a".repeat(maxBytes + 1), "groot.txt", "attachment.too_large"],
    ["a page", "<!doctype html><script>alert(1)</script>", "notitie.txt", "attachment.wrong_type"],
    [
      "a drawing",
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      "plan.png",
      "attachment.wrong_type",
    ],
    ["a program", Buffer.from("7f454c4602010100000000000000000002003e0001", "hex"), "a.pdf", "attachment.wrong_type"],
    ["bytes that are nothing", new Uint8Array([0, 1, 2, 255, 254]), "a.txt", "attachment.wrong_type"],
  ])("is not %s", async (_what, bytes, name, code) => {
    const { editor, planId } = await aWorkplace(test);
    expect(await refusalIn(await upload(editor.token, planId, bytes, name))).toEqual([422, code]);
  });

  it("is removed by who added it or a coordinator, and its file goes when nothing shows it", async () => {
    const { editor, reader, coordinator, planId, tenantId } = await aWorkplace(test);
    const added = await bodyOf<Attachment>(await upload(editor.token, planId, "jaar;aantal\n2026;3", "cijfers.csv"));
    expect(added.mediaType).toBe("text/csv");
    const path = `/plans/${planId}/attachments/${added.id}`;
    expect(await refusalIn(await test.ask(path, { method: "DELETE", token: reader.token }))).toEqual([
      403,
      "attachment.forbidden",
    ]);
    const later = new Date(test.clock.now.getTime() + 2 * 24 * 60 * 60 * 1000);
    expect(await sweepFiles(test.database.app, await openStorage({ kind: "disk", folder }), later)).toBe(0);
    expect((await test.ask(path, { method: "DELETE", token: coordinator.token })).status).toBe(204);
    expect((await test.ask(path, { token: editor.token })).status).toBe(404);
    expect(await sweepFiles(test.database.app, await openStorage({ kind: "disk", folder }), later)).toBe(1);
    expect(await filesIn(tenantId)).toEqual([]);
    const rows = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(attachment));
    expect(rows).toMatchObject([{ name: "cijfers.csv", removedBy: coordinator.actor.userId }]);
  });

  it("is kept apart between tenants, even with the same bytes", async () => {
    const [here, there] = [await aWorkplace(test), await aWorkplace(test)];
    const added = await bodyOf<Attachment>(await upload(here.editor.token, here.planId, png, "a.png"));
    await upload(there.editor.token, there.planId, png, "a.png");
    expect([await filesIn(here.tenantId), await filesIn(there.tenantId)].map(({ length }) => length)).toEqual([1, 1]);
    const { coordinator: stranger } = await aMunicipalityWith(test, "coordinator");
    const asked = await test.ask(`/plans/${here.planId}/attachments/${added.id}`, { token: stranger.token });
    expect(await refusalIn(asked)).toEqual([404, "plan.not_found"]);
  });
});
