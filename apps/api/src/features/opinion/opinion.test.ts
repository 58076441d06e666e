import { eq, federalOpinion, mail, sharedOpinion, submission, verifyAudit, withTenant } from "@salus/db";
import type { OpinionId, PlanNode, TenantId } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guessLimits } from "../../auth/guesses.ts";
import {
  aFederalSideWith,
  aMunicipalityWith,
  aSession,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  type Member,
  refusalIn,
  type TestApp,
  trailOf,
  treeOf,
} from "../../testing.ts";
import type { AnalysisView, QueueView } from "../analysis/analysis.view.ts";
import type { Message } from "../mail/deliver.ts";
import { writeFederalDigests } from "../mail/federal-digest.ts";
import type { RemarksView } from "../remark/remark.view.ts";
import type { NewOpinionView, OpinionRequestView, OpinionView } from "./opinion.view.ts";

let test: TestApp;
let federal: Awaited<ReturnType<typeof aFederalSideWith<"adviser" | "analyst">>>;
/** Whose plan most opinions here are about. */
let sender: Awaited<ReturnType<typeof aSender>>;
const posted: Message[] = [];
beforeAll(async () => {
  const mail = { origin: "https://salus.test", isShown: false, post: (message: Message) => void posted.push(message) };
  test = await createTestApp({ mail });
  federal = await aFederalSideWith(test, "adviser", "analyst");
  sender = await aSender();
});
afterAll(() => test[Symbol.asyncDispose]());

const question = {
  name: "Nele Maes",
  organisation: "Zone de police",
  giver: "policeZone",
  email: "Nele.Maes@Police.example",
  language: "fr",
  question: "Les chiffres sont-ils exacts ?",
  parts: null as string[] | null,
  until: "2026-03-10",
} as const;
type Question = Partial<Record<keyof typeof question, unknown>>;

const send = (member: Member | null, path: string, json: unknown = {}, method = "POST") =>
  test.ask(path, {
    ...{ method, token: member?.token ?? null, body: JSON.stringify(json) },
    headers: { "content-type": "application/json" },
  });
const ask = (member: Member, submissionId: string, json: Question = {}) =>
  send(member, `/federal/plans/${submissionId}/opinions`, { ...question, ...json });
const onOpinion = (asked: Asked, verb: string, json?: unknown, method = "POST", by: Member = federal.adviser) =>
  send(by, `/federal/plans/${asked.submissionId}/opinions/${asked.id}/${verb}`, json, method);
const open = (token: string) => test.ask(`/opinions/${token}`);
const opened = async (token: string) => bodyOf<OpinionRequestView>(await open(token));
const give = (token: string, json: object = {}) =>
  send(null, `/opinions/${token}/give`, { outcome: "favourable", text: "D’accord.", language: "fr", ...json });
const analysis = async (member: Member, submissionId: string) =>
  bodyOf<AnalysisView>(await test.ask(`/federal/plans/${submissionId}/analysis`, { token: member.token }));
const seenBy = async (member: Member, asked: Pick<Asked, "submissionId" | "id">) =>
  (await analysis(member, asked.submissionId)).opinions.find(({ id }) => id === asked.id);
const remarksOf = async (member: Member, planId: string) =>
  bodyOf<RemarksView>(await test.ask(`/plans/${planId}/remarks`, { token: member.token }));

async function aSender() {
  const people = await aMunicipalityWith(test, "coordinator", "reader");
  const planId = await aSubmittedPlan(test, people.coordinator.token);
  const rows = await withTenant(test.database.owner, people.tenantId, (tx) => tx.select().from(submission));
  return { ...people, planId, submissionId: rows[0]!.id as string };
}

type Asked = Awaited<ReturnType<typeof anOpinion>>;
async function anOpinion(json: Question = {}, about = sender) {
  const { id, link } = await bodyOf<NewOpinionView>(await ask(federal.adviser, about.submissionId, json));
  return { ...about, id, link, token: link.split("/").at(-1)! };
}
const actionsIn = async (tenantId: TenantId, id: string) =>
  (await trailOf(test, tenantId)).filter(({ entityId }) => entityId === id).map(({ action }) => action);

describe("asking an opinion", () => {
  it("answers a link once, sends it in the chosen language, and keeps only a hash of its secret", async () => {
    posted.length = 0;
    const asked = await anOpinion();
    const [letter] = posted;
    expect(asked.link).toMatch(/^\/fr\/opinion\//);
    expect(letter).toMatchObject({ to: "nele.maes@police.example" });
    expect(letter!.subject).toMatch(/^Demande d’avis/);
    expect(letter!.text).toContain(`https://salus.test${asked.link}`);
    expect(letter!.text).toContain(question.question);
    const secret = asked.token.split(".").at(-1)!;
    const rows = await withTenant(test.database.owner, federal.tenantId, (tx) => tx.select().from(federalOpinion));
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(await trailOf(test, federal.tenantId))).not.toContain(secret);
    expect(JSON.stringify(await analysis(federal.adviser, asked.submissionId))).not.toContain(secret);
  });

  it("is for those who judge, on parts of that submission, for a day that is not over", async () => {
    const { submissionId, coordinator } = sender;
    const { opinions: before } = await analysis(federal.adviser, submissionId);
    expect(await refusalIn(await ask(federal.analyst, submissionId))).toEqual([403, "remark.forbidden"]);
    expect(await refusalIn(await ask(coordinator, submissionId))).toEqual([403, "remark.forbidden"]);
    const foreign = { parts: [crypto.randomUUID()] };
    expect(await refusalIn(await ask(federal.adviser, submissionId, foreign))).toEqual([404, "node.not_found"]);
    const late = { until: "2026-03-01" };
    expect(await refusalIn(await ask(federal.adviser, submissionId, late))).toEqual([422, "opinion.day_past"]);
    expect((await analysis(federal.adviser, submissionId)).opinions).toEqual(before);
  });
});

describe("the link", () => {
  it("opens the named part of what was submitted, and nothing beside it", async () => {
    const { parts } = await analysis(federal.adviser, sender.submissionId);
    const named = parts.findLast(({ kind }) => kind === "strategicObjective")!;
    const { token } = await anOpinion({ parts: [named.lineageId] });
    const answer = await open(token);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("set-cookie")).toBeNull();
    const { asked } = await bodyOf<OpinionRequestView>(answer);
    expect(asked!.parts).toMatchObject([{ lineageId: named.lineageId }]);
    const ids = asked!.excerpt.map(({ lineageId }) => lineageId);
    expect(ids).toContain(named.lineageId);
    const chapter = asked!.excerpt.find(({ depth }) => depth === 0)!;
    expect(chapter).toMatchObject({ intro: {}, targets: [] });
    const other = parts.filter(({ kind, lineageId }) => kind !== "chapter" && !ids.includes(lineageId));
    expect(other.length).toBeGreaterThan(0);
    const words = JSON.stringify(asked);
    for (const { lineageId } of other) expect(words).not.toContain(`"${lineageId}"`);
  });

  it("shows what was submitted, whatever becomes of the plan", async () => {
    const asked = await anOpinion({}, await aSender());
    const before = await opened(asked.token);
    const returned = await send(federal.adviser, `/federal/plans/${asked.submissionId}/return`, { reason: "Non." });
    expect(returned.status).toBe(200);
    const { coordinator, planId } = asked;
    const node = (await treeOf(test, coordinator.token, planId)).nodes.find(
      ({ kind }: PlanNode) => kind === "indicator",
    )!;
    const changes = { baseRevision: node.revision, changes: { "text.nl": "99 geheime bezoeken" } };
    expect((await send(coordinator, `/plans/${planId}/nodes/${node.lineageId}`, changes, "PATCH")).status).toBe(200);
    expect(await opened(asked.token)).toEqual(before);
  });

  it("is no session: it opens no other address, and no other opinion", async () => {
    const asked = await anOpinion();
    const other = await anOpinion();
    const [tenantId, , secret] = asked.token.split(".");
    for (const path of ["/plans", `/federal/plans/${asked.submissionId}`, "/members", "/auth/session"]) {
      for (const token of [asked.token, secret!]) {
        expect((await test.ask(path, { token })).status).toBe(401);
        const bearing = await test.ask(path, { headers: { authorization: `Bearer ${token}` } });
        expect(bearing.status).toBe(401);
      }
    }
    for (const token of [
      `${tenantId}.${other.id}.${secret}`,
      `${asked.tenantId}.${asked.id}.${secret}`,
      `${tenantId}.${asked.id}.${"x".repeat(43)}`,
      `${tenantId}.${asked.id}`,
      `${asked.token}.more`,
    ]) {
      expect(await refusalIn(await open(token))).toEqual([404, "opinion.not_found"]);
      expect(await refusalIn(await give(token))).toEqual([404, "opinion.not_found"]);
    }
    expect(await refusalIn(await test.ask(`/invitations/${asked.token}`))).toEqual([404, "invitation.not_found"]);
  });

  it("notes that it was opened, the first time", async () => {
    const asked = await anOpinion();
    expect(await seenBy(federal.adviser, asked)).toMatchObject({ state: "asked", openedAt: null });
    await opened(asked.token);
    await opened(asked.token);
    expect(await seenBy(federal.analyst, asked)).toMatchObject({ state: "opened" });
    expect(await actionsIn(federal.tenantId, asked.id)).toEqual(["opinion.ask", "opinion.open"]);
  });

  it("keeps waiting who tries many secrets", async () => {
    const guessing = await createTestApp();
    const guess = (token: string) => guessing.ask(`/opinions/${token}`);
    const wrong = () => `${crypto.randomUUID()}.${crypto.randomUUID()}.${"x".repeat(43)}`;
    for (let count = 0; count < guessLimits.perAddress; count += 1) expect((await guess(wrong())).status).toBe(404);
    expect(await refusalIn(await guess(wrong()))).toEqual([429, "session.too_many_attempts"]);
    guessing.clock.now = new Date(guessing.clock.now.getTime() + guessLimits.windowMs);
    expect((await guess(wrong())).status).toBe(404);
    await guessing[Symbol.asyncDispose]();
  });
});

describe("giving an opinion", () => {
  it("keeps a draft behind the link that the federal side does not read", async () => {
    const asked = await anOpinion();
    const draft = { outcome: "unfavourable", text: "Encore à relire." };
    expect((await send(null, `/opinions/${asked.token}/draft`, draft, "PUT")).status).toBe(200);
    expect((await opened(asked.token)).asked!.draft).toEqual(draft);
    expect(JSON.stringify(await analysis(federal.adviser, asked.submissionId))).not.toContain("relire");
  });

  it("happens once, even at the same time, and leaves a receipt behind the link", async () => {
    const asked = await anOpinion();
    expect(await refusalIn(await give(asked.token, { outcome: "unfavourable", text: " " }))).toEqual([
      422,
      "opinion.words_missing",
    ]);
    const answers = await Promise.all([1, 2, 3, 4].map((n) => give(asked.token, { text: `Avis ${n}.` })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    const receipt = await bodyOf<OpinionRequestView>(answers.find(({ status }) => status === 200)!);
    expect(receipt).toMatchObject({ state: "answered", asked: null, given: { outcome: "favourable" } });
    expect(await opened(asked.token)).toEqual(receipt);
    const saved = await send(null, `/opinions/${asked.token}/draft`, { outcome: null, text: "Non !" }, "PUT");
    expect(await refusalIn(saved)).toEqual([409, "opinion.closed"]);
    const seen = await seenBy(federal.adviser, asked);
    expect(seen).toMatchObject({ state: "answered", given: receipt.given, sharedAt: null });
    expect(await actionsIn(federal.tenantId, asked.id)).toEqual(["opinion.ask", "opinion.give"]);
  });

  it("is closed by the database too, once it was given", async () => {
    const asked = await anOpinion();
    await give(asked.token);
    const rewritten = withTenant(test.database.app, federal.tenantId, (tx) =>
      tx
        .update(federalOpinion)
        .set({ answer: "Jamais." })
        .where(eq(federalOpinion.id, asked.id as OpinionId)),
    );
    await expect(rewritten).rejects.toMatchObject({ cause: { code: "SA002" } });
  });

  it("is closed after the last day until it is prolonged, and for good once it is withdrawn", async () => {
    const asked = await anOpinion({ until: "2026-03-03" });
    const start = test.clock.now;
    test.clock.now = new Date("2026-03-04T09:00:00.000Z");
    const { userId, tenantId } = federal.adviser.actor;
    const token = await aSession(test.database.owner, test.clock.now, { userId, tenantId });
    const later = (verb: string, json?: unknown) => onOpinion(asked, verb, json, "POST", { ...federal.adviser, token });
    expect(await opened(asked.token)).toMatchObject({ state: "ended", asked: null, given: null });
    expect(await refusalIn(await give(asked.token))).toEqual([409, "opinion.closed"]);
    expect(await refusalIn(await later("prolong", { until: "2026-03-03" }))).toEqual([422, "opinion.day_past"]);
    expect((await later("prolong", { until: "2026-03-20" })).status).toBe(200);
    expect((await opened(asked.token)).state).toBe("open");
    test.clock.now = start;
    expect(await bodyOf<OpinionView>(await onOpinion(asked, "withdraw"))).toMatchObject({ state: "withdrawn" });
    expect(await opened(asked.token)).toMatchObject({ state: "withdrawn", asked: null });
    expect(await refusalIn(await give(asked.token))).toEqual([409, "opinion.closed"]);
    expect(await refusalIn(await onOpinion(asked, "prolong", { until: "2026-03-20" }))).toEqual([
      409,
      "opinion.closed",
    ]);
    expect(await actionsIn(federal.tenantId, asked.id)).toEqual([
      "opinion.ask",
      "opinion.prolong",
      "opinion.open",
      "opinion.withdraw",
    ]);
  });
});

describe("a municipality", () => {
  it("reads an opinion while it is shared, without the name of who wrote it", async () => {
    const asked = await anOpinion();
    expect(await refusalIn(await onOpinion(asked, "sharing", { shared: true }, "PUT"))).toEqual([
      409,
      "opinion.not_given",
    ]);
    await give(asked.token, { text: "Très bien." });
    expect((await remarksOf(asked.reader, asked.planId)).opinions).toEqual([]);
    const shared = await onOpinion(asked, "sharing", { shared: true }, "PUT");
    expect((await bodyOf<OpinionView>(shared)).sharedAt).not.toBeNull();
    const { opinions } = await remarksOf(asked.reader, asked.planId);
    expect(opinions).toMatchObject([{ organisation: "Zone de police", given: { text: "Très bien." } }]);
    expect(JSON.stringify(opinions)).not.toMatch(/Nele/i);
    expect(await seenBy(federal.analyst, asked)).toMatchObject({ sharedAt: opinions[0]!.sharedAt });

    const other = await aMunicipalityWith(test, "coordinator");
    const seen = await withTenant(test.database.app, other.tenantId, (tx) => tx.select().from(sharedOpinion));
    expect(seen).toEqual([]);

    await onOpinion(asked, "sharing", { shared: false }, "PUT");
    expect((await remarksOf(asked.reader, asked.planId)).opinions).toEqual([]);
    expect(await actionsIn(asked.tenantId, asked.id)).toEqual(["opinion.share", "opinion.unshare"]);
    const reports = await verifyAudit(test.database.owner);
    expect(reports.filter(({ broken }) => broken !== null)).toEqual([]);
  });

  it("has none of its own, and another federal service none of this one", async () => {
    const asked = await anOpinion();
    const rows = await withTenant(test.database.app, asked.tenantId, (tx) => tx.select().from(federalOpinion));
    expect(rows).toEqual([]);
    const other = await aFederalSideWith(test, "adviser");
    expect((await analysis(other.adviser, asked.submissionId)).opinions).toEqual([]);
    const path = `/federal/plans/${asked.submissionId}/opinions/${asked.id}/withdraw`;
    expect(await refusalIn(await send(other.adviser, path))).toEqual([404, "opinion.not_found"]);
  });
});

describe("an opinion that came in", () => {
  /** The mails of so many hours later. */
  const letters = async (hours: number) => {
    const { app, federal: door, owner } = test.database;
    const now = new Date(test.clock.now.getTime() + hours * 3_600_000);
    await writeFederalDigests({ app, federal: door }, { now, origin: "https://x", frameworks: new Map() });
    return withTenant(owner, federal.tenantId, async (tx) => {
      const rows = await tx.select().from(mail).where(eq(mail.kind, "digest"));
      await tx.delete(mail);
      return rows.map(({ address, plain }) => ({ address, plain }));
    });
  };
  const queued = async (submissionId: string) =>
    (await bodyOf<QueueView>(await test.ask("/federal/queue", { token: federal.adviser.token }))).queue.find(
      ({ submission: { id } }) => id === submissionId,
    )?.opinions;

  it("stands in the work list and in the mail of the day of who asked it, once", async () => {
    const town = await aSender();
    expect(await queued(town.submissionId)).toBeNull();
    const asked = await anOpinion({ organisation: "Politiezone Rivierenland", until: "2027-03-10" }, town);
    expect(await queued(town.submissionId)).toEqual({ asked: 1, given: 0 });
    expect((await give(asked.token)).status).toBe(200);
    expect(await queued(town.submissionId)).toEqual({ asked: 1, given: 1 });
    const told = await letters(1);
    expect(told.map(({ address }) => address)).toEqual([federal.adviser.email]);
    expect(told[0]?.plain).toContain("Politiezone Rivierenland");
    expect(told[0]?.plain).toContain(`https://x/nl/federal/plans/${town.submissionId}/analysis#opinions`);
    expect(told[0]?.plain).not.toContain("D’accord.");
    expect(await letters(24)).toEqual([]);
  });
});
