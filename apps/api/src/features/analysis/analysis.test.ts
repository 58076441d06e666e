import { federalNote, remark, submission, withTenant } from "@salus/db";
import { aTenant } from "@salus/db/testing";
import type { PlanNode } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aFederalSideWith,
  aMember,
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
import type { AnalysisView, NoteView, QueueView } from "./analysis.view.ts";
import type { LettersView, RemarksView } from "../remark/remark.view.ts";

let test: TestApp;
let federal: Awaited<ReturnType<typeof aFederalSideWith<"adviser" | "analyst" | "administrator">>>;
beforeAll(async () => {
  test = await createTestApp();
  federal = await aFederalSideWith(test, "adviser", "analyst", "administrator");
});
afterAll(() => test[Symbol.asyncDispose]());

const api = (member: Member) => test.client(member.token);
const plansOf = (member: Member) => api(member).federal.plans[":submissionId"];

async function aSender() {
  const people = await aMunicipalityWith(test, "coordinator", "finance", "reader");
  const planId = await aSubmittedPlan(test, people.coordinator.token);
  const tree = await treeOf(test, people.coordinator.token, planId);
  return { ...people, planId, ...(await lastSubmission(people.tenantId)), tree };
}

async function lastSubmission(tenantId: Parameters<typeof withTenant>[1]) {
  const rows = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submission));
  const last = rows.toSorted((a, b) => a.number - b.number).at(-1)!;
  return { submissionId: last.id as string, nis: last.nis as string };
}

const note = { nodeId: null, field: null, kind: "question", language: "fr", text: "Pourquoi ?" } as const;
type Note = { [Key in keyof typeof note]: (typeof note)[Key] | string | null };
const write = (member: Member, submissionId: string, json: Partial<Note> = {}) =>
  plansOf(member).notes.$post({ param: { submissionId }, json: { ...note, ...json } as typeof note });
const analysis = async (member: Member, submissionId: string) =>
  bodyOf<AnalysisView>(await plansOf(member).analysis.$get({ param: { submissionId } }));
const giveBack = (member: Member, submissionId: string, scope: object | null = null) =>
  plansOf(member).return.$post({
    param: { submissionId },
    json: { reason: "Te verbeteren.", scope } as { reason: string },
  });
const remarksOf = async (member: Member, planId: string) =>
  bodyOf<RemarksView>(await api(member).plans[":planId"].remarks.$get({ param: { planId } }));
const answer = (member: Member, planId: string, remarkId: string, text = "Omdat het zo is.") =>
  api(member).plans[":planId"].remarks[":remarkId"].answer.$put({
    param: { planId, remarkId },
    json: { text, language: "nl" },
  });
const save = (member: Member, planId: string, node: PlanNode, changes: object) =>
  api(member).plans[":planId"].nodes[":nodeId"].$patch({
    param: { planId, nodeId: node.lineageId },
    json: { baseRevision: node.revision, changes },
  });
const submit = (member: Member, planId: string) => api(member).plans[":planId"].submit.$post({ param: { planId } });

describe("remarks", () => {
  it("are the federal side's own until they are sent; an internal note is for ever", async () => {
    const sender = await aSender();
    const { lineageId } = nodeOf(sender.tree, "indicator");
    const { id } = await bodyOf<NoteView>(await write(federal.adviser, sender.submissionId, { nodeId: lineageId }));
    await write(federal.adviser, sender.submissionId, { kind: "internal", text: "Geheim." });
    expect((await remarksOf(sender.coordinator, sender.planId)).remarks).toEqual([]);
    const rows = await withTenant(test.database.app, sender.tenantId, (tx) => tx.select().from(federalNote));
    expect(rows).toEqual([]);

    expect((await giveBack(federal.adviser, sender.submissionId)).status).toBe(200);
    const { remarks } = await remarksOf(sender.reader, sender.planId);
    expect(remarks).toMatchObject([{ id, nodeId: lineageId, kind: "question", language: "fr", text: "Pourquoi ?" }]);
    const { notes, letters } = await analysis(federal.analyst, sender.submissionId);
    expect(notes.map(({ kind }) => kind)).toEqual(["internal"]);
    expect(letters).toMatchObject([{ kind: "return" }]);
    expect(JSON.stringify(await trailOf(test, sender.tenantId))).not.toContain("Geheim");
  });

  it("cannot be stored as a municipality's, nor an internal note as a remark", async () => {
    const { tenantId } = await aMunicipalityWith(test, "reader");
    const row = { planId: crypto.randomUUID(), submissionId: crypto.randomUUID(), language: "nl", text: "x" } as const;
    const internal = { ...row, tenantId, kind: "internal", writtenBy: crypto.randomUUID(), writtenAt: new Date() };
    const stored = withTenant(test.database.app, tenantId, (tx) => tx.insert(federalNote).values(internal as never));
    await expect(stored).rejects.toMatchObject({ cause: { code: "SA002" } });
    const sent = { ...row, tenantId, id: crypto.randomUUID(), eventId: crypto.randomUUID(), kind: "internal" };
    const leaked = withTenant(test.database.app, tenantId, (tx) =>
      tx.insert(remark).values({ ...sent, sentAt: new Date() } as never),
    );
    await expect(leaked).rejects.toMatchObject({ cause: { code: "23514" } });
  });

  it("are another federal service's business no more than a municipality's", async () => {
    const sender = await aSender();
    await write(federal.adviser, sender.submissionId, { kind: "internal" });
    const other = await aFederalSideWith(test, "adviser");
    expect((await analysis(other.adviser, sender.submissionId)).notes).toEqual([]);
  });

  it("are written by those who judge, on parts of this plan", async () => {
    const sender = await aSender();
    expect(await refusalIn(await write(federal.analyst, sender.submissionId))).toEqual([403, "remark.forbidden"]);
    expect(await refusalIn(await write(sender.coordinator, sender.submissionId))).toEqual([403, "remark.forbidden"]);
    const foreign = await write(federal.adviser, sender.submissionId, { nodeId: crypto.randomUUID() });
    expect(await refusalIn(foreign)).toEqual([404, "node.not_found"]);
    const repeating = await write(federal.adviser, sender.submissionId, { repeats: crypto.randomUUID() } as never);
    expect(await refusalIn(repeating)).toEqual([404, "remark.not_found"]);
  });

  it("can be changed and removed until they are sent", async () => {
    const sender = await aSender();
    const { id: noteId } = await bodyOf<NoteView>(await write(federal.adviser, sender.submissionId));
    const param = { submissionId: sender.submissionId, noteId };
    const one = plansOf(federal.adviser).notes[":noteId"];
    expect((await one.$put({ param, json: { ...note, kind: "advice" } })).status).toBe(200);
    expect((await analysis(federal.adviser, sender.submissionId)).notes).toMatchObject([{ kind: "advice" }]);
    expect((await one.$delete({ param })).status).toBe(204);
    expect(await refusalIn(await one.$put({ param, json: note }))).toEqual([404, "note.not_found"]);
  });
});

describe("answers", () => {
  it("stay in the municipality until the plan is sent again, and stand beside what changed", async () => {
    const sender = await aSender();
    const indicator = nodeOf(sender.tree, "indicator");
    await write(federal.adviser, sender.submissionId, { nodeId: indicator.lineageId, kind: "blocking" });
    await giveBack(federal.adviser, sender.submissionId);
    const [asked] = (await remarksOf(sender.coordinator, sender.planId)).remarks;
    expect(asked).toMatchObject({ canAnswer: true, state: "open" });
    expect(await refusalIn(await answer(sender.reader, sender.planId, asked!.id))).toEqual([403, "remark.forbidden"]);
    expect((await answer(sender.finance, sender.planId, asked!.id)).status).toBe(200);
    expect((await analysis(federal.adviser, sender.submissionId)).remarks[0]).toMatchObject({ answer: null });

    const saved = await save(sender.coordinator, sender.planId, indicator, { "text.nl": "80 bezoeken per jaar" });
    expect(saved.status).toBe(200);
    expect((await submit(sender.coordinator, sender.planId)).status).toBe(200);
    const { submissionId } = await lastSubmission(sender.tenantId);
    const [told] = (await analysis(federal.adviser, submissionId)).remarks;
    expect(told).toMatchObject({ state: "answered", since: 1, answer: { text: "Omdat het zo is." } });
    expect(told!.changes).toMatchObject([{ lineageId: indicator.lineageId, state: "changed" }]);
    expect(told!.changes[0]!.rewordings[0]!.words.map(({ kind }) => kind)).toContain("added");

    expect(await refusalIn(await answer(sender.coordinator, sender.planId, told!.id))).toEqual([409, "remark.closed"]);
    const settle = plansOf(federal.adviser).remarks[":remarkId"].settle;
    const param = { submissionId, remarkId: told!.id };
    expect((await settle.$post({ param, json: { settled: true } })).status).toBe(200);
    expect((await remarksOf(sender.reader, sender.planId)).remarks).toMatchObject([{ state: "settled" }]);
    expect((await settle.$post({ param, json: { settled: false } })).status).toBe(200);
    expect((await write(federal.adviser, submissionId, { repeats: told!.id } as never)).status).toBe(201);
    await giveBack(federal.adviser, submissionId);
    const states = (await remarksOf(sender.reader, sender.planId)).remarks.map(({ state }) => state);
    expect(states.toSorted()).toEqual(["open", "repeated"]);
  });

  it("to a question are handed over as a whole, on the same text", async () => {
    const sender = await aSender();
    const events = plansOf(federal.adviser).events;
    await write(federal.adviser, sender.submissionId);
    const asked = await events.$post({
      param: { submissionId: sender.submissionId },
      json: { kind: "correctionAsked", on: "2026-03-02", reason: "Graag uitleg." },
    });
    expect(asked.status).toBe(201);
    const [question] = (await remarksOf(sender.coordinator, sender.planId)).remarks;
    await answer(sender.coordinator, sender.planId, question!.id);
    const corrected = await api(sender.coordinator).plans[":planId"].events.$post({
      param: { planId: sender.planId },
      json: { kind: "corrected", on: "2026-03-05" },
    });
    expect(corrected.status).toBe(201);
    const { remarks, submission: now } = await analysis(federal.adviser, sender.submissionId);
    expect(now.status).toBe("inAnalysis");
    expect(remarks).toMatchObject([{ state: "answered", since: null, changes: [] }]);
    const { letters } = await bodyOf<LettersView>(
      await api(sender.reader).plans[":planId"].letters.$get({ param: { planId: sender.planId } }),
    );
    expect(letters.map(({ kind }) => kind)).toEqual(["questions"]);
    expect(letters[0]!.text.fr.paragraphs).toContain("1. Question: Pourquoi ?");
    expect(letters[0]!.text.nl.paragraphs).toContain("Graag uitleg.");
  });
});

describe("a limited return", () => {
  const limited = async (scope: object) => {
    const sender = await aSender();
    expect((await giveBack(federal.adviser, sender.submissionId, scope)).status).toBe(200);
    return { ...sender, tree: await treeOf(test, sender.coordinator.token, sender.planId) };
  };
  const closed = [409, "version.out_of_scope"];

  it("opens words and keeps figures, whatever writes", async () => {
    const { coordinator, planId, tree } = await limited({ texts: true, figures: false, chapters: null });
    expect(tree.version).toMatchObject({ scope: { texts: true, figures: false, chapters: null } });
    const [indicator, objective] = [nodeOf(tree, "indicator"), nodeOf(tree, "operationalObjective")];
    expect(await refusalIn(await save(coordinator, planId, indicator, { "text.nl": "99 bezoeken" }))).toEqual(closed);
    const target = { kind: "count", comparator: "gte", value: 9, unit: "visits", per: "year", steps: [], by: null };
    expect(await refusalIn(await save(coordinator, planId, indicator, { targets: [target] }))).toEqual(closed);
    const removed = await api(coordinator).plans[":planId"].nodes[":nodeId"].$delete({
      param: { planId, nodeId: indicator.lineageId },
    });
    expect(await refusalIn(removed)).toEqual(closed);
    const line = await api(coordinator).plans[":planId"]["grant-lines"].$post({
      param: { planId },
      json: { id: crypto.randomUUID(), scheme: "base", amountCents: 1 } as never,
    });
    expect(await refusalIn(line)).toEqual(closed);
    expect((await save(coordinator, planId, objective, { "text.nl": "Beter verwoord" })).status).toBe(200);
    const after = await treeOf(test, coordinator.token, planId);
    expect(nodeOf(after, "indicator")).toEqual(indicator);
  });

  it("opens figures and keeps words", async () => {
    const { coordinator, planId, tree } = await limited({ texts: false, figures: true, chapters: null });
    const [indicator, objective] = [nodeOf(tree, "indicator"), nodeOf(tree, "operationalObjective")];
    expect(await refusalIn(await save(coordinator, planId, objective, { "text.nl": "Anders" }))).toEqual(closed);
    expect((await save(coordinator, planId, indicator, { "text.nl": "99 bezoeken" })).status).toBe(200);
  });

  it("opens named chapters, which are of this plan", async () => {
    const sender = await aSender();
    const strange = { texts: true, figures: true, chapters: [crypto.randomUUID()] };
    expect(await refusalIn(await giveBack(federal.adviser, sender.submissionId, strange))).toEqual([
      404,
      "node.not_found",
    ]);
    const chapter = nodeOf(sender.tree, "chapter").lineageId;
    await giveBack(federal.adviser, sender.submissionId, { texts: true, figures: true, chapters: [chapter] });
    const { scope } = await remarksOf(sender.reader, sender.planId);
    expect(scope).toEqual({ texts: true, figures: true, chapters: [chapter] });
  });

  it("goes with one version: what is returned in full next is open again", async () => {
    const { coordinator, planId, tenantId } = await limited({ texts: true, figures: false, chapters: null });
    expect((await submit(coordinator, planId)).status).toBe(200);
    const { submissionId } = await lastSubmission(tenantId);
    await giveBack(federal.adviser, submissionId, { texts: true, figures: true, chapters: null });
    expect((await remarksOf(coordinator, planId)).scope).toBeNull();
  });
});

describe("the work queue", () => {
  it("knows who follows whom", async () => {
    const sender = await aSender();
    const assign = (member: Member, adviserId: string | null, nis = sender.nis) =>
      api(member).federal.advisers[":nis"].$put({ param: { nis }, json: { adviserId } });
    const mine = async () =>
      (await bodyOf<QueueView>(await api(federal.analyst).federal.queue.$get())).queue.find(
        ({ submission: { nis } }) => nis === sender.nis,
      );
    expect(await mine()).toMatchObject({ adviserId: null, waitsForUs: true, unsettled: 0 });
    const adviser = federal.adviser.actor.userId;
    expect((await assign(federal.administrator, adviser)).status).toBe(200);
    expect(await mine()).toMatchObject({ adviserId: adviser });
    expect(await refusalIn(await assign(federal.analyst, adviser))).toEqual([403, "adviser.forbidden"]);
    expect(await refusalIn(await assign(federal.adviser, federal.analyst.actor.userId))).toEqual([
      404,
      "adviser.not_found",
    ]);
    expect(await refusalIn(await assign(federal.adviser, adviser, "00000"))).toEqual([404, "adviser.not_found"]);
    expect((await assign(federal.adviser, null)).status).toBe(200);
    expect(await mine()).toMatchObject({ adviserId: null });
    const colleague = await aMember(test, { tenantId: federal.tenantId, kind: "federal", roles: ["adviser"] });
    expect((await assign(federal.adviser, colleague.actor.userId)).status).toBe(200);
    expect(await mine()).toMatchObject({ adviserId: colleague.actor.userId });
    const leaves = api(federal.administrator).members[":accountId"].$delete;
    expect((await leaves({ param: { accountId: colleague.actor.userId } })).status).toBe(204);
    expect(await mine()).toMatchObject({ adviserId: null });
    expect((await aTenant(test.database.owner)).nis).not.toBe(sender.nis);
  });
});

describe("the checklist", () => {
  it("is scored up to its points, and internal", async () => {
    const sender = await aSender();
    const score = (member: Member, item: string, points: number | null) =>
      plansOf(member).scores[":item"].$put({
        param: { submissionId: sender.submissionId, item },
        json: { points, note: "Gezien." },
      });
    expect((await score(federal.adviser, "measurable", 12)).status).toBe(200);
    expect((await analysis(federal.analyst, sender.submissionId)).assessment.total).toMatchObject({
      points: 12,
      of: 15,
    });
    expect(await refusalIn(await score(federal.adviser, "measurable", 16))).toEqual([422, "input.invalid"]);
    expect(await refusalIn(await score(federal.adviser, "nothing", 1))).toEqual([404, "checklist.not_found"]);
    expect(await refusalIn(await score(federal.analyst, "measurable", 1))).toEqual([403, "remark.forbidden"]);
    expect(await refusalIn(await score(sender.coordinator, "measurable", 1))).toEqual([403, "remark.forbidden"]);
  });
});

it("writes a letter with each event that has one, and keeps it", async () => {
  const sender = await aSender();
  const record = (kind: "acknowledged" | "provisionallyApproved") =>
    plansOf(federal.adviser).events.$post({
      param: { submissionId: sender.submissionId },
      json: { kind, on: kind === "acknowledged" ? null : "2026-03-02" },
    });
  const aMinuteOn = () => void (test.clock.now = new Date(test.clock.now.getTime() + 60_000));
  await record("acknowledged");
  aMinuteOn();
  await record("provisionallyApproved");
  aMinuteOn();
  const approved = await plansOf(federal.adviser).approve.$post({
    param: { submissionId: sender.submissionId },
    json: { on: "2026-03-02", inForceOn: null },
  });
  expect(approved.status).toBe(200);
  const { letters } = await analysis(federal.analyst, sender.submissionId);
  expect(letters.map(({ kind }) => kind)).toEqual(["receipt", "provisionalApproval", "approval"]);
  for (const { text } of letters) expect(text.nl.subject).not.toBe(text.fr.subject);
});
