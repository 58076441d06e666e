import { calendarLink, eq, mail, membership, obligation, submission, withTenant } from "@salus/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aDraft,
  aFederalSideWith,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  type Member,
  refusalIn,
  somebodyWaitsFor,
  type TestApp,
  trailOf,
} from "../../testing.ts";
import { keepHouse } from "../../program/housekeeping.ts";
import { writeDigests } from "../mail/digest.ts";
import { writeFederalDigests } from "../mail/federal-digest.ts";
import type { ObligationsView, OwedView } from "./obligation.view.ts";

let test: TestApp;
let federal: Awaited<ReturnType<typeof aFederalSideWith<"adviser" | "analyst">>>;
beforeAll(async () => {
  test = await createTestApp();
  federal = await aFederalSideWith(test, "adviser", "analyst");
});
afterAll(() => test[Symbol.asyncDispose]());

const api = (member: Member) => test.client(member.token);
const owedBy = async (member: Member) =>
  (await bodyOf<ObligationsView>(await api(member).obligations.$get())).obligations;
const brief = async (member: Member) => (await owedBy(member)).map(({ kind, dueOn, metOn }) => [kind, dueOn, metOn]);
const owed = async (query: Record<string, string>, member: Member = federal.analyst) =>
  bodyOf<OwedView>(await api(member).federal.obligations.$get({ query: query as never }));
const tick = () => void (test.clock.now = new Date(test.clock.now.getTime() + 60_000));
const record = async (submissionId: string, json: object) => {
  tick();
  const events = api(federal.adviser).federal.plans[":submissionId"].events;
  expect((await events.$post({ param: { submissionId }, json: json as never })).status).toBe(201);
};

async function aSender() {
  const people = await aMunicipalityWith(test, "coordinator", "finance", "reader");
  const planId = await aSubmittedPlan(test, people.coordinator.token);
  const [row] = await withTenant(test.database.owner, people.tenantId, (tx) => tx.select().from(submission));
  return { ...people, planId, nis: row!.nis as string, submissionId: row!.id as string };
}

describe("what a municipality owes", () => {
  it("follows from the calendar and from what was recorded, in the same moment", async () => {
    const { coordinator, reader } = await aMunicipalityWith(test, "coordinator", "reader");
    await aDraft(test, coordinator.token);
    expect(await brief(reader)).toEqual([["submission", "2026-12-15", null]]);
    const sender = await aSender();
    expect(await brief(sender.reader)).toEqual([["submission", "2026-12-15", "2026-03-02"]]);
    await record(sender.submissionId, { kind: "correctionAsked", on: "2026-03-10", reason: "Welke wijk?" });
    expect(await brief(sender.reader)).toContainEqual(["answer", "2026-04-10", null]);
    tick();
    await api(sender.coordinator).plans[":planId"].events.$post({
      param: { planId: sender.planId },
      json: { kind: "corrected", on: "2026-03-20" },
    });
    expect(await brief(sender.reader)).toContainEqual(["answer", "2026-04-10", "2026-03-20"]);
  });

  it("of reports is said to be sent by who sends them, and stays said", async () => {
    const { coordinator, finance, reader, tenantId, submissionId } = await aSender();
    await record(submissionId, { kind: "approved", on: "2026-05-04" });
    const file = (await owedBy(finance)).find(({ kind }) => kind === "financial-file")!;
    expect(file).toMatchObject({ dueOn: "2027-06-30", state: "open", canSettle: true });
    const settle = (member: Member, key: string) =>
      api(member).obligations.settle.$post({ json: { key, on: "2027-06-01" } });
    expect(await refusalIn(await settle(reader, file.key))).toEqual([403, "obligation.forbidden"]);
    expect(await refusalIn(await settle(finance, "nothing"))).toEqual([404, "obligation.not_found"]);
    const plan = (await owedBy(finance)).find(({ kind }) => kind === "submission")!;
    expect(await refusalIn(await settle(finance, plan.key))).toEqual([409, "obligation.by_event"]);
    expect((await settle(finance, file.key)).status).toBe(200);
    await record(submissionId, { kind: "signedByState", on: null });
    expect(await brief(coordinator)).toContainEqual(["financial-file", "2027-06-30", "2027-06-01"]);
    expect((await trailOf(test, tenantId)).map(({ action }) => action)).toContain("obligation.settle");
  });

  it("is what another municipality never reads", async () => {
    const [one, other] = [await aSender(), await aMunicipalityWith(test, "coordinator")];
    expect((await owedBy(one.coordinator)).length).toBeGreaterThan(0);
    expect(await owedBy(other.coordinator)).toEqual([]);
  });

  it("reaches who took part before and has begun nothing yet, once a day", async () => {
    const { coordinator } = await aMunicipalityWith(test, "coordinator");
    await aDraft(test, coordinator.token, "vsc-2023");
    expect(await brief(coordinator)).toEqual([["submission", null, null]]);
    await keepHouse(test.database.app, test.clock.now);
    const demo = (await owedBy(coordinator)).find(({ framework }) => framework === "vsc-2026-demo");
    expect(demo).toMatchObject({ kind: "submission", planId: null });
    expect(demo?.dueOn).not.toBeNull();
  });
});

describe("who owes the federal side what", () => {
  it("is found by kind, by day and by municipality, and sorted", async () => {
    const { nis, submissionId } = await aSender();
    await record(submissionId, { kind: "correctionAsked", on: "2026-01-10", reason: "Welke wijk?" });
    const [answer, ...more] = (await owed({ q: nis })).owed;
    expect(more).toEqual([]);
    expect(answer).toMatchObject({ nis, kind: "answer", dueOn: "2026-02-10", state: "late" });
    expect(await owed({ q: nis, state: "late" })).toMatchObject({ total: 1, late: 1, municipalities: 1 });
    expect(await owed({ q: nis, state: "met" })).toMatchObject({ total: 1, late: 0 });
    expect((await owed({ q: nis, dueFrom: "2026-02-11" })).total).toBe(0);
    expect((await owed({ q: nis, obligation: "submission" })).total).toBe(0);
    expect((await owed({ q: nis, instrument: "vsc" })).total).toBe(0);
    const days = (await owed({ sort: "-due" })).owed.map(({ dueOn }) => dueOn).filter((day) => day !== null);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it("is closed to municipalities, and tells nothing of who works there", async () => {
    const { coordinator, nis } = await aSender();
    expect(await refusalIn(await api(coordinator).federal.obligations.$get({ query: {} as never }))).toEqual([
      403,
      "submission.forbidden",
    ]);
    const text = JSON.stringify(await owed({ q: nis, state: "met" }));
    expect(text).not.toContain("planId");
    expect(text).not.toContain(coordinator.actor.userId);
  });
});

describe("reminders", () => {
  it("come before the day to who is to do it, and after it to the coordinator", async () => {
    const { tenantId, coordinator, finance, submissionId } = await aSender();
    await record(submissionId, { kind: "approved", on: "2026-05-04" });
    const report = (await owedBy(finance)).find(({ kind }) => kind === "activity-report")!;
    await api(coordinator).obligations.settle.$post({ json: { key: report.key, on: "2027-03-01" } });
    const letters = async (day: string) => {
      await writeDigests(test.database.app, {
        now: new Date(`${day}T09:00:00.000Z`),
        origin: "https://x",
        frameworks: new Map(),
      });
      const rows = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(mail));
      await withTenant(test.database.owner, tenantId, (tx) => tx.delete(mail));
      return rows.map(({ address, plain }) => ({ address, plain }));
    };
    expect(await letters("2027-06-10")).toEqual([]);
    const soon = await letters("2027-06-23");
    expect(soon.map(({ address }) => address).toSorted()).toEqual([coordinator.email, finance.email].toSorted());
    expect(soon[0]?.plain).toContain("Financieel dossier");
    expect(soon[0]?.plain).toContain("https://x/nl/obligations");
    const late = await letters("2027-07-01");
    expect(late.map(({ address }) => address)).toEqual([coordinator.email]);
    expect(late[0]?.plain).toContain("te laat sinds 30/06/2027");
  });
});

describe("an adviser", () => {
  const follow = (nis: string, adviserId: string | null) =>
    api(federal.adviser).federal.advisers[":nis"].$put({ param: { nis }, json: { adviserId } });
  const lateTown = async () => {
    const town = await aSender();
    await record(town.submissionId, { kind: "approved", on: "2026-05-04" });
    return town;
  };
  /** The mail that the adviser gets at nine on a day. */
  const letterOf = async (day: string): Promise<string | null> => {
    const now = new Date(`${day}T09:00:00.000Z`);
    const { app, federal: door, owner } = test.database;
    await writeFederalDigests({ app, federal: door }, { now, origin: "https://x", frameworks: new Map() });
    return withTenant(owner, federal.tenantId, async (tx) => {
      const rows = await tx.select().from(mail);
      await tx.delete(mail);
      expect(rows.map(({ address }) => address)).toEqual(rows.map(() => federal.adviser.email));
      return rows[0]?.plain ?? null;
    });
  };

  it("reads what the municipalities owe that one follows, in the list, the mail of the day and the calendar", async () => {
    const [mine, other] = [await lateTown(), await lateTown()];
    expect(await letterOf("2026-05-05")).toBeNull();
    await follow(mine.nis, federal.adviser.actor.userId);
    const report = (await owedBy(mine.coordinator)).find(({ kind }) => kind === "activity-report")!;
    await api(mine.coordinator).obligations.settle.$post({ json: { key: report.key, on: "2027-03-01" } });
    const ofMine = (await owed({ share: "mine" }, federal.adviser)).owed.map(({ nis }) => nis);
    expect(new Set(ofMine)).toEqual(new Set([mine.nis]));
    expect((await owed({ share: "unassigned", q: other.nis }, federal.adviser)).total).toBeGreaterThan(0);
    expect((await owed({ share: "unassigned", q: mine.nis }, federal.adviser)).total).toBe(0);

    const coming = await letterOf("2027-06-23");
    expect(coming).toContain("Financieel dossier");
    expect(coming).toContain("tegen 30/06/2027");
    expect(coming).toContain("https://x/nl/federal/obligations?share=mine");
    expect(await letterOf("2027-06-23")).toBeNull();
    expect(await letterOf("2027-06-30")).toBeNull();
    const late = await letterOf("2027-07-02");
    expect(late).toContain("te laat sinds 30/06/2027");
    expect(late).toContain("https://x/nl/federal/queue");
    expect(await letterOf("2027-07-05")).toBeNull();
    expect(await letterOf("2027-07-08")).toContain("te laat sinds 30/06/2027");

    const { path } = await bodyOf<{ path: string }>(await api(federal.adviser)["calendar-link"].$post());
    const days = async () => (await (await test.app.request(path)).text()).match(/SUMMARY:.*/g) ?? [];
    const titles = await days();
    expect(titles).toHaveLength(3);
    expect(titles.join()).toMatch(/: Financieel dossier/);
    await follow(mine.nis, null);
    expect(await days()).toEqual([]);
  });
});

it("knows a later day at once when it is granted, and the earlier one when it is withdrawn", async () => {
  const { coordinator, nis } = await aSender();
  const submission = async () => (await owedBy(coordinator)).find(({ kind }) => kind === "submission");
  const before = (await submission())!;
  const post = (path: string, json: object) =>
    test.ask(`/federal/exceptions${path}`, {
      method: "POST",
      token: federal.adviser.token,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(json),
    });
  const granted = await post("", { nis, framework: before.framework, until: "2029-01-01", reason: "Fusie" });
  expect(granted.status).toBe(201);
  expect(await submission()).toMatchObject({ dueOn: "2029-01-01", metOn: before.metOn });
  const { id } = await bodyOf<{ id: string }>(granted);
  expect((await post(`/${id}/withdraw`, {})).status).toBe(204);
  expect(await submission()).toEqual(before);
});

describe("the calendar", () => {
  const feed = (path: string) => test.app.request(path);
  it("is read under a secret address, holds titles only, and ends with the address", async () => {
    const { coordinator, submissionId } = await aSender();
    await record(submissionId, { kind: "approved", on: "2026-05-04" });
    const made = await api(coordinator)["calendar-link"].$post();
    expect(made.status).toBe(201);
    const { path } = await bodyOf<{ path: string }>(made);
    const response = await feed(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    const text = await response.text();
    expect(text).toContain("BEGIN:VCALENDAR");
    expect(text).toContain("DTSTART;VALUE=DATE:20270630");
    expect(text).toMatch(/SUMMARY:Financieel dossier/);
    for (const secret of [coordinator.email, coordinator.name, coordinator.actor.userId]) {
      expect(text).not.toContain(secret);
    }
    const { path: later } = await bodyOf<{ path: string }>(await api(coordinator)["calendar-link"].$post());
    expect(await refusalIn(await feed(path))).toEqual([404, "calendar.not_found"]);
    expect((await feed(later)).status).toBe(200);
    expect((await api(coordinator)["calendar-link"].$delete()).status).toBe(204);
    expect(await refusalIn(await feed(later))).toEqual([404, "calendar.not_found"]);
  });

  it("has one address, also when two are made at once: the last one", async () => {
    const { coordinator, tenantId } = await aSender();
    const { making } = await withTenant(test.database.owner, tenantId, async (tx) => {
      const other = { secretHash: "0", createdAt: test.clock.now };
      await tx.insert(calendarLink).values({ tenantId, accountId: coordinator.actor.userId, ...other });
      const making = api(coordinator)["calendar-link"].$post();
      expect(await Promise.race([making, somebodyWaitsFor(tx)])).toBe("waiting");
      return { making };
    });
    const made = await making;
    expect(made.status).toBe(201);
    expect((await feed((await bodyOf<{ path: string }>(made)).path)).status).toBe(200);
  });

  it("opens to no other secret, and to nobody who left", async () => {
    const { coordinator, tenantId } = await aSender();
    const { path } = await bodyOf<{ path: string }>(await api(coordinator)["calendar-link"].$post());
    expect(await refusalIn(await feed(path.replace(/.{6}\.ics$/, "AAAAAA.ics")))).toEqual([404, "calendar.not_found"]);
    expect((await feed(path.replace(/\.ics$/, ""))).status).toBe(422);
    await withTenant(test.database.owner, tenantId, (tx) =>
      tx.delete(membership).where(eq(membership.accountId, coordinator.actor.userId)),
    );
    expect(await refusalIn(await feed(path))).toEqual([404, "calendar.not_found"]);
  });
});

it("keeps no obligation of a struck event", async () => {
  const { tenantId, submissionId } = await aSender();
  await record(submissionId, { kind: "correctionAsked", on: null, reason: "Verkeerde gemeente" });
  const kinds = async () =>
    (await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(obligation))).map(({ kind }) => kind);
  expect(await kinds()).toContain("answer");
  const { entries } = await bodyOf<{ entries: { id: string; kind: string }[] }>(
    await api(federal.adviser).federal.plans[":submissionId"].timeline.$get({ param: { submissionId } }),
  );
  const eventId = entries.find(({ kind }) => kind === "correctionAsked")!.id;
  tick();
  await api(federal.adviser).federal.plans[":submissionId"].events[":eventId"].strike.$post({
    param: { submissionId, eventId },
    json: { reason: "Verkeerde gemeente" },
  });
  expect(await kinds()).toEqual(["submission"]);
});
