import { createHash } from "node:crypto";
import { deadlineException, paperFile, sql, submission, withTenant } from "@salus/db";
import type { PresentedDifference, TenantId } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testSigningService } from "@salus/documents/signing";
import {
  aFederalSideWith,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  type Member,
  nodeOf,
  refusalIn,
  type TestApp,
  trailOf,
  treeOf,
} from "../../testing.ts";
import type { ReceiptView } from "./receipt.ts";
import type { SigningView } from "./signing.view.ts";

let test: TestApp;
let adviser: Member;
let analyst: Member;
beforeAll(async () => {
  test = await createTestApp({ signing: testSigningService() });
  ({ adviser, analyst } = await aFederalSideWith(test, "adviser", "analyst"));
});
afterAll(() => test[Symbol.asyncDispose]());

const get = (member: Member, path: string) => test.ask(path, { token: member.token });
const post = (member: Member, path: string, json: object) =>
  test.ask(path, {
    method: "POST",
    token: member.token,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(json),
  });
const bytes = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const hashOf = (file: Uint8Array): string => createHash("sha256").update(file).digest("hex");

const submissionOf = async (tenantId: TenantId) =>
  (await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submission)))[0]!;

async function aSent() {
  const people = await aMunicipalityWith(test, "coordinator", "secretary", "reader");
  const planId = await aSubmittedPlan(test, people.coordinator.token);
  const sent = await submissionOf(people.tenantId);
  const own = `/plans/${planId}/versions/1`;
  return { ...people, planId, sent, own, federal: `/federal/plans/${sent.id}` };
}

describe("a plan on paper", () => {
  it("is the same file for both sides, byte for byte, every time", async () => {
    const { reader, own, federal } = await aSent();
    const first = await get(reader, `${own}/paper?language=nl`);
    expect(first.status).toBe(200);
    expect(first.headers.get("content-type")).toBe("application/pdf");
    expect(first.headers.get("content-disposition")).toMatch(/^attachment; filename="\d{5}-svpp-2026-demo-v1-nl\.pdf"/);
    const file = await bytes(first);
    expect(file.toString("latin1", 0, 5)).toBe("%PDF-");
    test.clock.now = new Date(test.clock.now.getTime() + 3_600_000);
    expect((await bytes(await get(reader, `${own}/paper?language=nl`))).equals(file)).toBe(true);
    expect((await bytes(await get(adviser, `${federal}/paper?language=nl`))).equals(file)).toBe(true);
    expect((await bytes(await get(adviser, `${federal}/paper?language=fr`))).equals(file)).toBe(false);
  });

  it("is nobody else's", async () => {
    const [mine, theirs] = [await aSent(), await aSent()];
    for (const path of ["/paper?language=nl", "/receipt", "/receipt/paper?language=nl", "/signing"]) {
      expect(await refusalIn(await get(mine.reader, `${theirs.own}${path}`))).toEqual([404, "plan.not_found"]);
    }
    expect(await refusalIn(await get(mine.reader, `${theirs.federal}/paper?language=nl`))).toEqual([
      403,
      "submission.forbidden",
    ]);
  });

  it("tells what changed as an annex, in PDF and in Word", async () => {
    const { coordinator, planId, federal } = await aSent();
    expect((await post(adviser, `${federal}/return`, { reason: "Aanvullen" })).status).toBe(200);
    const node = nodeOf(await treeOf(test, coordinator.token, planId), "result");
    await test.client(coordinator.token).plans[":planId"].nodes[":nodeId"].$patch({
      param: { planId, nodeId: node.lineageId },
      json: { baseRevision: node.revision, changes: { "text.nl": "Negentig bezoeken" } },
    });
    const difference = await bodyOf<{ difference: PresentedDifference }>(
      await get(coordinator, `/plans/${planId}/difference?from=1&to=2`),
    );
    expect(difference.difference.summary.reworded).toBe(1);
    const asked = `/plans/${planId}/difference/paper?from=1&to=2&language=fr`;
    expect((await bytes(await get(coordinator, asked))).toString("latin1", 0, 5)).toBe("%PDF-");
    const word = await get(coordinator, `${asked}&format=docx`);
    expect(word.headers.get("content-type")).toContain("wordprocessingml");
    expect((await bytes(word)).toString("latin1", 0, 2)).toBe("PK");
    const draft = await get(coordinator, `/plans/${planId}/versions/2/paper?language=nl`);
    expect(draft.status).toBe(200);
    expect(await refusalIn(await get(adviser, `${federal}/difference/paper?language=nl`))).toEqual([
      404,
      "version.not_found",
    ]);
  });
});

describe("a receipt", () => {
  it("tells what, when, by whom, under which hash, and what the deadline was that day", async () => {
    const { reader, coordinator, own, sent } = await aSent();
    const receipt = await bodyOf<ReceiptView>(await get(reader, `${own}/receipt`));
    expect(receipt).toMatchObject({ number: 1, hash: sent.documentHash, submittedBy: coordinator.name, isFirst: true });
    expect(receipt.frozenOn).toBe(sent.deadlineOn);
    expect(receipt.timeliness).toMatchObject({ deadlineOn: sent.deadlineOn, isExtended: false });
    const paper = await get(reader, `${own}/receipt/paper?language=fr`);
    expect((await bytes(paper)).toString("latin1", 0, 5)).toBe("%PDF-");
  });

  it("is late without an exception, in time with one, and late again once it is withdrawn", async () => {
    const { reader, own, sent, tenantId } = await aSent();
    // A dossier of which the deadline was over on the day it came.
    await test.database.superuser.begin(async (as) => {
      await as`set local session_replication_role = replica`;
      await as`update submission set deadline_on = '2026-02-20' where tenant_id = ${tenantId}`;
    });
    const late = await bodyOf<ReceiptView>(await get(reader, `${own}/receipt`));
    expect(late.timeliness.daysLate).toBeGreaterThan(0);
    const asked = { nis: sent.nis, framework: "svpp-2026-demo", until: "2026-12-31", reason: "Fusie van gemeenten" };
    const granted = await post(adviser, "/federal/exceptions", asked);
    expect(granted.status).toBe(201);
    const { id } = await bodyOf<{ id: string }>(granted);
    const extended = await bodyOf<ReceiptView>(await get(reader, `${own}/receipt`));
    expect(extended.timeliness).toEqual({ deadlineOn: "2026-12-31", isExtended: true, daysLate: 0 });
    expect(extended.exceptions).toMatchObject([
      { reason: "Fusie van gemeenten", grantedBy: adviser.name, withdrawnOn: null },
    ]);
    expect((await trailOf(test, tenantId)).at(-1)).toMatchObject({
      action: "deadline.except",
      actorId: adviser.actor.userId,
    });
    expect((await post(adviser, `/federal/exceptions/${id}/withdraw`, {})).status).toBe(204);
    const again = await bodyOf<ReceiptView>(await get(reader, `${own}/receipt`));
    expect(again.timeliness).toEqual(late.timeliness);
    expect(again.exceptions[0]?.withdrawnOn).not.toBeNull();
  });

  it("does not exist for a draft", async () => {
    const { reader, planId } = await aSent();
    expect(await refusalIn(await get(reader, `/plans/${planId}/versions/2/receipt`))).toEqual([
      404,
      "version.not_found",
    ]);
  });
});

describe("an exception to a deadline", () => {
  const of = (nis: string) => ({ nis, framework: "svpp-2026-demo", until: "2026-12-31", reason: "Fusie" });

  it("is granted by an adviser, for a municipality that uses Salus, beyond the calendar", async () => {
    const { sent, coordinator, tenantId } = await aSent();
    expect(await refusalIn(await post(analyst, "/federal/exceptions", of(sent.nis)))).toEqual([
      403,
      "submission.forbidden",
    ]);
    expect(await refusalIn(await post(coordinator, "/federal/exceptions", of(sent.nis)))).toEqual([
      403,
      "submission.forbidden",
    ]);
    expect(await refusalIn(await post(adviser, "/federal/exceptions", of("00000")))).toEqual([422, "input.invalid"]);
    const early = { ...of(sent.nis), until: "2000-01-01" };
    expect(await refusalIn(await post(adviser, "/federal/exceptions", early))).toEqual([
      422,
      "exception.before_calendar",
    ]);
    const rows = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(deadlineException));
    expect(rows).toEqual([]);
  });
});

describe("signing", () => {
  const upload = (member: Member, path: string, file: Uint8Array | string, name: string, signedOn = "") => {
    const body = new FormData();
    body.set("file", new File([typeof file === "string" ? file : Uint8Array.from(file)], name));
    body.set("language", "nl");
    body.set("signedOn", signedOn);
    return test.ask(`${path}/signing/copies`, { method: "POST", token: member.token, body });
  };
  const chain = (response: Response) => bodyOf<SigningView>(response);

  it("goes from the submitted document over the agreement to both signed copies, hash by hash", async () => {
    const { secretary, own, federal, sent, tenantId } = await aSent();
    await post(adviser, `${federal}/approve`, { on: "2026-03-02", inForceOn: null });
    const made = await chain(await post(secretary, `${own}/signing/agreements`, { language: "nl" }));
    const agreement = made.agreements[0]!;
    expect(made.documentHash).toBe(sent.documentHash);
    const file = await bytes(await get(adviser, `${federal}/signing/files/${agreement.id}`));
    expect(hashOf(file)).toBe(agreement.hash);
    expect(
      (await chain(await post(adviser, `${federal}/signing/agreements`, { language: "nl" }))).agreements,
    ).toHaveLength(1);

    const state = await chain(await post(adviser, `${federal}/signing/service`, { language: "nl" }));
    expect(state).toMatchObject({ recorded: true, status: "signedByState" });
    expect(state.copies[0]).toMatchObject({ side: "federal", method: "service", keepsAgreement: true });
    expect(state.copies[0]?.signatures).toMatchObject([{ signer: adviser.name, isIntact: true, covers: "whole" }]);

    test.clock.now = new Date(test.clock.now.getTime() + 60_000);
    const town = await chain(await post(secretary, `${own}/signing/service`, { language: "nl" }));
    expect(town).toMatchObject({ recorded: true, status: "countersigned" });
    const both = town.copies.at(-1)!;
    expect(both.signatures).toMatchObject([
      { signer: adviser.name, isIntact: true, covers: "revision" },
      { signer: secretary.name, isIntact: true, covers: "whole" },
    ]);
    expect(hashOf(await bytes(await get(secretary, `${own}/signing/files/${both.id}`)))).toBe(both.hash);
    expect(town.copies.map(({ addedBy }) => addedBy)).toEqual([null, secretary.name]);
    const actions = (await trailOf(test, tenantId)).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith("agreement."))).toEqual([
      "agreement.make",
      "agreement.addCopy",
      "agreement.addCopy",
    ]);
  });

  it("takes a scan with its day, tells when a file is not the agreement, and keeps what was withdrawn", async () => {
    const { secretary, own, federal } = await aSent();
    await post(adviser, `${federal}/approve`, { on: "2026-03-02", inForceOn: null });
    expect(await refusalIn(await upload(secretary, own, "%PDF-1.7\n%%EOF\n", "scan.pdf"))).toEqual([
      409,
      "signing.no_agreement",
    ]);
    await post(secretary, `${own}/signing/agreements`, { language: "nl" });
    const added = await chain(await upload(secretary, own, "%PDF-1.7\n%%EOF\n", "scan.pdf", "2026-03-01"));
    expect(added.copies).toMatchObject([
      { side: "municipality", method: "scan", signedOn: "2026-03-01", keepsAgreement: false, signatures: [] },
    ]);
    expect(await refusalIn(await upload(secretary, own, "gewone tekst", "scan.pdf"))).toEqual([
      422,
      "signing.wrong_type",
    ]);
    expect(await refusalIn(await upload(secretary, own, "", "leeg.pdf"))).toEqual([422, "attachment.empty"]);
    const { id } = added.copies[0]!;
    const byOther = await post(adviser, `${federal}/signing/files/${id}/withdraw`, { reason: "Fout" });
    expect(await refusalIn(byOther)).toEqual([404, "signing.not_found"]);
    const withdrawn = await chain(
      await post(secretary, `${own}/signing/files/${id}/withdraw`, { reason: "Verkeerd blad" }),
    );
    expect(withdrawn.copies).toMatchObject([{ withdrawn: { reason: "Verkeerd blad" }, mayWithdraw: false }]);
  });

  it("is for who may record it, and not for a plan that was given back", async () => {
    const { reader, secretary, own, federal } = await aSent();
    const language = { language: "nl" };
    expect(await refusalIn(await post(reader, `${own}/signing/agreements`, language))).toEqual([403, "plan.forbidden"]);
    expect(await refusalIn(await post(analyst, `${federal}/signing/agreements`, language))).toEqual([
      403,
      "submission.forbidden",
    ]);
    expect((await chain(await get(reader, `${own}/signing`))).maySign).toBe(false);
    await post(adviser, `${federal}/return`, { reason: "Aanvullen" });
    expect(await refusalIn(await post(secretary, `${own}/signing/agreements`, language))).toEqual([
      409,
      "signing.not_open",
    ]);
  });

  it("leaves rows that cannot be changed or removed by the application", async () => {
    const { secretary, own, federal, tenantId } = await aSent();
    await post(adviser, `${federal}/approve`, { on: "2026-03-02", inForceOn: null });
    await post(secretary, `${own}/signing/agreements`, { language: "nl" });
    for (const statement of [sql`update paper_file set hash = repeat('0', 64)`, sql`delete from paper_file`]) {
      await expect(withTenant(test.database.app, tenantId, (tx) => tx.execute(statement))).rejects.toMatchObject({
        cause: { code: "42501" },
      });
    }
    const rows = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(paperFile));
    expect(rows).toHaveLength(1);
  });
});
