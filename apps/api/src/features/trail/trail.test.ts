import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { endVisits } from "../../program/housekeeping.ts";
import { PURPOSE } from "../../trail.ts";
import {
  aDraft,
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
import type { ChainView, TrailAnswer } from "./trail.view.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());
const start = new Date("2026-03-02T09:00:00.000Z");
beforeEach(() => void (test.clock.now = start));

const later = (hours: number) => (test.clock.now = new Date(start.getTime() + hours * 3_600_000));
const password = "vier paarden eten hooi";
const read = async (by: Member, query: Record<string, string> = {}) =>
  bodyOf<TrailAnswer>(await test.client(by.token).trail.$get({ query }));
const actionsIn = ({ entries }: TrailAnswer) => entries.map(({ action }) => action);
const visit = (token: string, path: string) => test.ask(path, { token });
const sessionIn = (response: Response) => /__Host-salus=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")![1]!;

async function admit(by: Member, over: { hours?: number; email?: string } = {}) {
  const email = over.email ?? `support-${crypto.randomUUID()}@salus.example`;
  return test.client(by.token).members.support.$post({
    json: { email, locale: "nl", reason: "Scherm blijft leeg", hours: over.hours ?? 2 },
  });
}
async function enter(by: Member, over: { hours?: number } = {}): Promise<{ token: string; accountId: string }> {
  const { link } = await bodyOf<{ link: string }>(await admit(by, over));
  const param = { token: link.split("/").at(-1)! };
  const entered = await test.client(null).invitations[":token"].accept.$post({
    param,
    json: { name: "Hulp Lijn", password },
  });
  const { user } = await bodyOf<{ user: { id: string } }>(entered.clone());
  return { token: sessionIn(entered), accountId: user.id };
}

describe("the trail of a municipality", () => {
  it("is read by administrators and coordinators, page by page, filtered", async () => {
    const town = await aMunicipalityWith(test, "administrator", "coordinator", "reader");
    const planId = await aDraft(test, town.coordinator.token);
    await admit(town.administrator);
    expect(await refusalIn(await visit(town.reader.token, "/trail"))).toEqual([403, "trail.forbidden"]);
    const all = await read(town.coordinator);
    expect(actionsIn(all)).toEqual(["support.open", "plan.create"]);
    expect(all.entries[1]).toMatchObject({
      side: "own",
      person: { id: town.coordinator.actor.userId },
      roles: ["coordinator"],
      kind: "changed",
      plan: { id: planId },
    });
    expect(actionsIn(await read(town.administrator, { kindOfEntry: "support" }))).toEqual(["support.open"]);
    expect(actionsIn(await read(town.administrator, { planId }))).toEqual(["plan.create"]);
    expect(actionsIn(await read(town.administrator, { personId: town.administrator.actor.userId }))).toEqual([
      "support.open",
    ]);
    expect(actionsIn(await read(town.administrator, { untilDay: "2026-03-01" }))).toEqual([]);
    expect(actionsIn(await read(town.administrator, { fromDay: "2026-03-02", untilDay: "2026-03-02" }))).toHaveLength(
      2,
    );
    const first = await read(town.administrator, { limit: "1" });
    expect(actionsIn(await read(town.administrator, { limit: "1", cursor: first.next! }))).toEqual(["plan.create"]);
  });

  it("proves its chain on demand, and remembers when", async () => {
    const { administrator, coordinator } = await aMunicipalityWith(test, "administrator", "coordinator");
    await aDraft(test, coordinator.token);
    expect((await read(administrator)).chain).toMatchObject({ entries: 1, verified: null });
    expect(await refusalIn(await test.client(coordinator.token).trail.verification.$post())).toEqual([
      403,
      "trail.forbidden",
    ]);
    const chain = await bodyOf<ChainView>(await test.client(administrator.token).trail.verification.$post());
    expect(chain).toMatchObject({ entries: 2, verified: { at: start.toISOString(), entries: 1, broken: null } });
  });

  it("knows what was exported by a page of the program, and by whom", async () => {
    const { coordinator } = await aMunicipalityWith(test, "coordinator");
    const planId = await aDraft(test, coordinator.token);
    await test.ask(`/plans/${planId}/timeline`, { token: coordinator.token, headers: { [PURPOSE]: "export" } });
    await test.ask("/trail", { token: coordinator.token, headers: { [PURPOSE]: "export" } });
    expect((await read(coordinator, { kindOfEntry: "exported" })).entries).toMatchObject([
      { action: "page.export", entity: "page", what: "/trail" },
      { action: "dossier.export", plan: { id: planId }, what: "/plans/:planId/timeline", roles: ["coordinator"] },
    ]);
  });
});

describe("what the federal side reads", () => {
  it("stands in the trail of the municipality without a name, once a day, and in their own with one", async () => {
    test.clock.now = new Date("2026-03-02T20:00:00.000Z");
    const town = await aMunicipalityWith(test, "administrator", "coordinator");
    const federal = await aFederalSideWith(test, "administrator", "adviser");
    const planId = await aSubmittedPlan(test, town.coordinator.token);
    const { submissions } = await bodyOf<{ submissions: { id: string; planId?: string }[] }>(
      await visit(federal.adviser.token, "/federal/plans"),
    );
    const [submission] = submissions;
    for (const path of ["", "/timeline", ""])
      await visit(federal.adviser.token, `/federal/plans/${submission!.id}${path}`);
    // It is the next day in Belgium.
    test.clock.now = new Date("2026-03-03T00:00:00.000Z");
    await visit(federal.adviser.token, `/federal/plans/${submission!.id}`);
    const seen = await read(town.administrator, { kindOfEntry: "saw" });
    expect(seen.entries).toMatchObject([
      { action: "dossier.see", side: "federal", person: null, roles: ["adviser"], plan: { id: planId } },
      { action: "dossier.see", side: "federal", person: null },
    ]);
    expect(await refusalIn(await visit(federal.adviser.token, "/trail"))).toEqual([403, "trail.forbidden"]);
    const doings = await read(federal.administrator, { kindOfEntry: "saw" });
    expect(doings.entries).toMatchObject([
      { person: { id: federal.adviser.actor.userId }, plan: { id: submission!.id }, what: null, hash: null },
      {},
    ]);
    expect(doings.entries[0]!.tenant).not.toBeNull();
    const first = await read(federal.administrator, { limit: "1" });
    expect((await read(federal.administrator, { limit: "1", cursor: first.next! })).entries).toHaveLength(1);
    const others = await aFederalSideWith(test, "administrator");
    expect((await read(others.administrator)).entries).toEqual([]);
  });
});

describe("support", () => {
  it("is let in by an administrator of a municipality, with a reason and a limit", async () => {
    const { administrator, coordinator } = await aMunicipalityWith(test, "administrator", "coordinator");
    const federal = await aFederalSideWith(test, "administrator");
    expect(await refusalIn(await admit(coordinator))).toEqual([403, "support.forbidden"]);
    expect(await refusalIn(await admit(federal.administrator))).toEqual([403, "support.forbidden"]);
    expect(await refusalIn(await admit(administrator, { hours: 5 }))).toEqual([422, "support.too_long"]);
    expect(await refusalIn(await admit(administrator, { email: coordinator.email }))).toEqual([409, "member.exists"]);
    const asMember = { email: "x@salus.example", roles: ["support" as const], locale: "nl" as const };
    expect(
      await refusalIn(await test.client(administrator.token).members.invitations.$post({ json: asMember })),
    ).toEqual([422, "input.invalid"]);
  });

  it("reads, changes nothing, takes nothing along, and leaves a line for each thing it looked at", async () => {
    const town = await aMunicipalityWith(test, "administrator", "coordinator");
    const planId = await aDraft(test, town.coordinator.token);
    const { token } = await enter(town.administrator);
    const { active } = await bodyOf<{ active: { roles: string[]; support: { reason: string } } }>(
      await visit(token, "/auth/session"),
    );
    expect(active).toMatchObject({ roles: ["support"], support: { reason: "Scherm blijft leeg" } });
    for (const path of [`/plans/${planId}`, `/plans/${planId}`, `/plans/${planId}/timeline`, "/organisation"])
      expect((await visit(token, path)).status).toBe(200);
    const change = { method: "POST", token, headers: { "content-type": "application/json" } };
    for (const [path, body] of [
      [`/plans/${planId}/comments`, { text: "x", nodeId: null }],
      [`/plans/${planId}/presence`, { tab: "a-page-of-a-browser" }],
      ["/calendar-link", {}],
      ["/words", { language: "nl", word: "x", list: "mine" }],
    ] as const)
      expect(await refusalIn(await test.ask(path, { ...change, body: JSON.stringify(body) }))).toEqual([
        403,
        "support.read_only",
      ]);
    for (const path of [`/plans/${planId}/decision-draft?body=council`, `/plans/${planId}/versions/1/paper?format=pdf`])
      expect(await refusalIn(await visit(token, path))).toEqual([403, "support.read_only"]);
    const asked = await test.ask(`/plans/${planId}/timeline`, { token, headers: { [PURPOSE]: "export" } });
    expect(await refusalIn(asked)).toEqual([403, "support.read_only"]);
    expect(await refusalIn(await visit(token, "/trail"))).toEqual([403, "trail.forbidden"]);
    const { entries } = await read(town.administrator, { kindOfEntry: "support" });
    expect(entries.map(({ action, what }) => [action, what])).toEqual([
      ["support.see", "/organisation"],
      ["support.see", "/plans/:planId/timeline"],
      ["support.see", "/plans/:planId"],
      ["support.enter", null],
      ["support.open", null],
    ]);
    expect(entries.at(-1)).toMatchObject({ reason: "Scherm blijft leeg", until: later(2).toISOString() });
  });

  it("sees no names of a vote", async () => {
    const town = await aMunicipalityWith(test, "administrator", "coordinator");
    const planId = await aDraft(test, town.coordinator.token);
    const nobody = { count: 0, names: [] };
    const vote = {
      outcome: "counted",
      for: { count: 1, names: ["Jan Stem"] },
      against: nobody,
      abstain: nobody,
      present: 1,
    };
    const recorded = await test.ask(`/plans/${planId}/events`, {
      method: "POST",
      token: town.coordinator.token,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        kind: "council",
        on: "2026-02-02",
        decision: { place: null, subject: "", articles: [], vote, signatories: [], attachments: [], publishedAt: null },
      }),
    });
    expect(recorded.status).toBe(201);
    const { token } = await enter(town.administrator);
    const timeline = (who: string) => visit(who, `/plans/${planId}/timeline`).then((answer) => answer.text());
    expect(await timeline(town.coordinator.token)).toContain("Jan Stem");
    expect(await timeline(token)).not.toContain("Jan Stem");
  });

  it("ends by itself, and its end is written down", async () => {
    const town = await aMunicipalityWith(test, "administrator");
    const { token, accountId } = await enter(town.administrator);
    later(1.9);
    expect((await visit(token, "/plans")).status).toBe(200);
    later(2);
    expect(await refusalIn(await visit(token, "/plans"))).toEqual([401, "session.required"]);
    await endVisits(test.database.app, test.clock.now);
    expect((await trailOf(test, town.tenantId)).at(-1)).toMatchObject({
      action: "support.end",
      actorId: null,
      entityId: accountId,
    });
    const { members } = await bodyOf<{ members: object[] }>(await visit(town.administrator.token, "/members"));
    expect(members).toHaveLength(1);
  });

  it("is ended at once by an administrator, and gets no other role", async () => {
    const town = await aMunicipalityWith(test, "administrator");
    const { token, accountId } = await enter(town.administrator);
    const members = test.client(town.administrator.token).members;
    const param = { accountId };
    const promoted = await members[":accountId"].$patch({ param, json: { roles: ["coordinator"] } });
    expect(await refusalIn(promoted)).toEqual([403, "support.read_only"]);
    expect((await members[":accountId"].$delete({ param })).status).toBe(204);
    expect(await refusalIn(await visit(token, "/plans"))).toEqual([401, "session.required"]);
    expect((await trailOf(test, town.tenantId)).at(-1)).toMatchObject({
      action: "support.end",
      actorId: town.administrator.actor.userId,
      before: { reason: "Scherm blijft leeg" },
    });
  });
});
