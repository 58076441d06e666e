import { mail, newsletterCopy, submission, withTenant } from "@salus/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aFederalSideWith,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  type Member,
  refusalIn,
  type TestApp,
  trailOf,
} from "../../testing.ts";
import { writeDigests } from "../mail/digest.ts";
import type { UnreadView } from "./unread.ts";
import type { ConversationView, NewsletterView, SentNewsletterView, ThreadView } from "./message.view.ts";

let test: TestApp;
let federal: Awaited<ReturnType<typeof aFederalSideWith<"adviser" | "controller" | "analyst" | "framework-manager">>>;
beforeAll(async () => {
  test = await createTestApp();
  federal = await aFederalSideWith(test, "adviser", "controller", "analyst", "framework-manager");
});
afterAll(() => test[Symbol.asyncDispose]());

const api = (member: Member) => test.client(member.token);
const tick = () => void (test.clock.now = new Date(test.clock.now.getTime() + 60_000));
const threadsOf = async (member: Member): Promise<ThreadView[]> => {
  const client = api(member);
  const answer =
    member.actor.tenantKind === "federal" ? client.federal.messages.$get({ query: {} }) : client.messages.$get();
  return (await bodyOf<{ threads: ThreadView[] }>(await answer)).threads;
};

const unreadOf = async (member: Member): Promise<UnreadView> => bodyOf(await api(member).unread.$get());
const follow = (nis: string, adviser: Member | null) =>
  api(federal.adviser).federal.advisers[":nis"].$put({
    param: { nis },
    json: { adviserId: adviser?.actor.userId ?? null },
  });

async function aTown() {
  const people = await aMunicipalityWith(test, "coordinator", "editor", "reader");
  const planId = await aSubmittedPlan(test, people.coordinator.token);
  const [row] = await withTenant(test.database.owner, people.tenantId, (tx) => tx.select().from(submission));
  return { ...people, planId, nis: row!.nis as string, submissionId: row!.id as string };
}

async function aThread() {
  const town = await aTown();
  tick();
  const begun = await api(town.coordinator).plans[":planId"].messages.$post({
    param: { planId: town.planId },
    json: { subject: "Wijken", text: "Mogen we een wijk toevoegen?" },
  });
  expect(begun.status).toBe(201);
  const { thread } = await bodyOf<ConversationView>(begun);
  return { ...town, threadId: thread.id };
}

describe("a conversation", () => {
  it("goes to and fro between two sides, read by each on its own", async () => {
    const { coordinator, editor, threadId, nis } = await aThread();
    const ofTown = async (member: Member) => (await threadsOf(member)).find(({ id }) => id === threadId);
    expect(await ofTown(federal.adviser)).toMatchObject({ subject: "Wijken", nis, unread: true });
    expect(await ofTown(coordinator)).toMatchObject({ unread: false });
    const param = { threadId };
    const read = await bodyOf<ConversationView>(
      await api(federal.adviser).federal.messages[":threadId"].$get({ param }),
    );
    expect(read.messages).toMatchObject([
      { side: "municipality", authorName: null, text: "Mogen we een wijk toevoegen?" },
    ]);
    expect(await ofTown(federal.adviser)).toMatchObject({ unread: true });
    expect((await api(federal.adviser).federal.messages[":threadId"].read.$post({ param })).status).toBe(204);
    expect(await ofTown(federal.adviser)).toMatchObject({ unread: false });
    expect(await ofTown(federal.controller)).toMatchObject({ unread: true });
    tick();
    const answered = await api(federal.adviser).federal.messages[":threadId"].$post({ param, json: { text: "Ja." } });
    expect(answered.status).toBe(201);
    expect((await bodyOf<ConversationView>(answered)).messages.at(-1)).toMatchObject({
      side: "federal",
      authorName: federal.adviser.name,
    });
    for (const member of [coordinator, editor]) expect(await ofTown(member)).toMatchObject({ unread: true });
    const theirs = await api(coordinator).messages[":threadId"].$get({ param });
    const text = await theirs.text();
    expect(text).toContain("Ja.");
    expect(text).toContain(coordinator.name);
    expect(JSON.parse(text)).toMatchObject({
      messages: [{ side: "municipality" }, { side: "federal", authorName: null }],
    });
    expect(await unreadOf(coordinator)).toMatchObject({ messages: 1 });
    expect((await api(coordinator).messages[":threadId"].read.$post({ param })).status).toBe(204);
    expect(await ofTown(coordinator)).toMatchObject({ unread: false });
    expect(await unreadOf(coordinator)).toMatchObject({ messages: 0 });
    expect(await ofTown(editor)).toMatchObject({ unread: true });
  });

  it("is begun by the federal side about what was submitted", async () => {
    const { submissionId, coordinator, planId } = await aTown();
    const begun = await api(federal.controller).federal.plans[":submissionId"].messages.$post({
      param: { submissionId },
      json: { subject: "Bedragen", text: "Welke bijlage?" },
    });
    expect(begun.status).toBe(201);
    expect(await threadsOf(coordinator)).toMatchObject([{ planId, begunBy: "federal", unread: true }]);
  });

  it("is of one municipality, and written by who may", async () => {
    const [one, other] = [await aThread(), await aThread()];
    const param = { threadId: one.threadId };
    expect((await threadsOf(other.coordinator)).map(({ id }) => id)).toEqual([other.threadId]);
    expect(await refusalIn(await api(other.coordinator).messages[":threadId"].$get({ param }))).toEqual([
      404,
      "message.not_found",
    ]);
    expect(await refusalIn(await api(other.coordinator).messages[":threadId"].read.$post({ param }))).toEqual([
      404,
      "message.not_found",
    ]);
    const answer = { param, json: { text: "x" } };
    expect(await refusalIn(await api(other.coordinator).messages[":threadId"].$post(answer))).toEqual([
      404,
      "message.not_found",
    ]);
    expect(await refusalIn(await api(one.reader).messages[":threadId"].$post(answer))).toEqual([
      403,
      "message.forbidden",
    ]);
    expect(await refusalIn(await api(federal.analyst).federal.messages[":threadId"].$post(answer))).toEqual([
      403,
      "message.forbidden",
    ]);
    expect(await refusalIn(await api(one.coordinator).federal.messages.$get({ query: {} }))).toEqual([
      403,
      "submission.forbidden",
    ]);
  });
});

describe("a newsletter", () => {
  const send = (member: Member, to: string[] | null) =>
    api(member).federal.newsletters.$post({
      json: { subject: { nl: "Model", fr: "Modèle" }, text: { nl: "Het model is er.", fr: "Le modèle est là." }, to },
    });

  it("reaches the chosen municipalities, and its receipt names nobody", async () => {
    const [one, other, third] = [await aTown(), await aTown(), await aTown()];
    tick();
    const sent = await send(federal.adviser, [one.nis, other.nis]);
    expect(sent.status).toBe(201);
    const { id, receipts } = await bodyOf<SentNewsletterView>(sent);
    expect(receipts.map(({ nis, readAt }) => [nis, readAt])).toEqual(
      [one.nis, other.nis].toSorted().map((nis) => [nis, null]),
    );
    const lettersOf = async (member: Member) =>
      (await bodyOf<{ newsletters: NewsletterView[] }>(await api(member).newsletters.$get())).newsletters;
    expect(await lettersOf(third.coordinator)).toEqual([]);
    expect(await lettersOf(one.editor)).toMatchObject([{ id, unread: true, subject: { fr: "Modèle" } }]);
    tick();
    const param = { newsletterId: id };
    const letter = api(one.editor).newsletters[":newsletterId"];
    expect(await bodyOf<NewsletterView>(await letter.$get({ param }))).toMatchObject({ unread: true });
    expect(await unreadOf(one.editor)).toMatchObject({ messages: 1 });
    const at = test.clock.now.toISOString();
    for (const member of [one.editor, one.reader]) {
      expect((await api(member).newsletters[":newsletterId"].read.$post({ param })).status).toBe(204);
      tick();
    }
    expect(await unreadOf(one.editor)).toMatchObject({ messages: 0 });
    expect(await lettersOf(one.editor)).toMatchObject([{ unread: false }]);
    expect(await lettersOf(one.coordinator)).toMatchObject([{ unread: true }]);
    const again = await api(federal.analyst).federal.newsletters[":newsletterId"].$get({ param });
    const text = await again.text();
    const read = JSON.parse(text) as SentNewsletterView;
    expect(read).toMatchObject({ recipients: 2, read: 1 });
    expect(read.receipts.find(({ nis }) => nis === one.nis)?.readAt).toBe(at);
    const trail = await trailOf(test, one.tenantId);
    expect(trail.filter(({ action }) => action === "newsletter.read")).toMatchObject([
      { actorId: one.editor.actor.userId, entityId: id },
    ]);
    expect(text).not.toContain(one.editor.actor.userId);
    const theirs = api(third.coordinator).newsletters[":newsletterId"];
    for (const answer of [await theirs.$get({ param }), await theirs.read.$post({ param })]) {
      expect(await refusalIn(answer)).toEqual([404, "newsletter.not_found"]);
    }
  });

  it("is sent by who may, to municipalities that there are", async () => {
    const { coordinator } = await aTown();
    expect(await refusalIn(await send(federal.analyst, null))).toEqual([403, "message.forbidden"]);
    expect(await refusalIn(await send(coordinator, null))).toEqual([403, "message.forbidden"]);
    expect(await refusalIn(await send(federal.adviser, ["00000"]))).toEqual([404, "newsletter.unknown_municipality"]);
    const { nis } = await aTown();
    expect(await refusalIn(await send(federal.adviser, [nis, "00000"]))).toEqual([
      404,
      "newsletter.unknown_municipality",
    ]);
  });

  it("that was interrupted is sent again under its key, and reaches nobody twice", async () => {
    const [one, other] = [await aTown(), await aTown()];
    const text = { nl: "Er is nieuws.", fr: "Du nouveau." };
    const headers = { "Idempotency-Key": crypto.randomUUID() };
    const post = (subject: { nl: string; fr: string }) =>
      api(federal.adviser).federal.newsletters.$post(
        { json: { subject, text, to: [one.nis, other.nis] } },
        { headers },
      );
    const subject = { nl: "Model", fr: "Modèle" };
    const [first, again] = [await post(subject), await post(subject)];
    expect([first.status, again.status]).toEqual([201, 201]);
    const letter = await bodyOf<SentNewsletterView>(first);
    expect(await bodyOf(again)).toEqual(letter);
    const { newsletters } = await bodyOf<{ newsletters: NewsletterView[] }>(await api(one.editor).newsletters.$get());
    expect(newsletters).toHaveLength(1);
    expect(await refusalIn(await post({ nl: "Anders", fr: "Autre" }))).toEqual([422, "request.key_reused"]);
    const sent = (await trailOf(test, federal.tenantId)).filter(({ entityId }) => entityId === letter.id);
    expect(sent.map(({ action }) => action)).toEqual(["newsletter.send"]);
  });

  it("stays as it was sent", async () => {
    const { nis, tenantId } = await aTown();
    await send(federal.adviser, [nis]);
    await expect(
      withTenant(test.database.app, tenantId, (tx) => tx.update(newsletterCopy).set({ text: { nl: "!" } })),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});

it("is listed and counted on the federal side by who follows the municipality", async () => {
  const [mine, theirs, nobodys] = [await aThread(), await aThread(), await aThread()];
  await follow(mine.nis, federal.adviser);
  await follow(theirs.nis, federal["framework-manager"]);
  const listed = async (share: "mine" | "unassigned" | "all") => {
    const answer = await api(federal.adviser).federal.messages.$get({ query: { share } });
    const { threads } = await bodyOf<{ threads: ThreadView[] }>(answer);
    return [mine, theirs, nobodys].map(({ threadId }) => threads.some(({ id }) => id === threadId));
  };
  expect(await listed("mine")).toEqual([true, false, false]);
  expect(await listed("unassigned")).toEqual([false, false, true]);
  expect(await listed("all")).toEqual([true, true, true]);
  const counted = (await unreadOf(federal.adviser)).messages;
  await follow(theirs.nis, federal.adviser);
  expect((await unreadOf(federal.adviser)).messages).toBe(counted + 1);
});

it("stands in the mail of the day", async () => {
  const { tenantId, threadId, nis, coordinator } = await aThread();
  tick();
  await api(federal.adviser).federal.messages[":threadId"].$post({ param: { threadId }, json: { text: "Ja." } });
  await api(federal.adviser).federal.newsletters.$post({
    json: { subject: { nl: "Model", fr: "Modèle" }, text: { nl: "x", fr: "x" }, to: [nis] },
  });
  await writeDigests(test.database.app, { now: test.clock.now, origin: "https://x", frameworks: new Map() });
  const rows = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(mail));
  const own = rows.find(({ address }) => address === coordinator.email);
  expect(own?.plain).toContain("Nieuw bericht van de federale overheid: Wijken");
  expect(own?.plain).toContain(`https://x/nl/messages/${threadId}`);
  expect(own?.plain).toContain("Nieuwsbrief: Model");
});
