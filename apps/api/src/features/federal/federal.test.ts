import { submission, withTenant } from "@salus/db";
import { aMembership } from "@salus/db/testing";
import type { PlanDocument, PlanNode } from "@salus/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  aDraft,
  aFederalSideWith,
  aMember,
  aMunicipalityWith,
  aSession,
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

type Submitted = { id: string; nis: string; status: string; number: number };

let test: TestApp;
let federal: Awaited<ReturnType<typeof aFederalSideWith<"adviser" | "analyst" | "framework-manager">>>;
beforeAll(async () => {
  test = await createTestApp();
  federal = await aFederalSideWith(test, "adviser", "analyst", "framework-manager");
});
afterAll(() => test[Symbol.asyncDispose]());
beforeEach(() => void (test.clock.now = new Date("2026-03-02T09:00:00.000Z")));

const framework = "svpp-2026-demo";
const api = (member: Member) => test.client(member.token).federal;
const list = async (member: Member, query: Record<string, string> = {}) =>
  (await bodyOf<{ submissions: Submitted[] }>(await api(member).plans.$get({ query }))).submissions;

/** A municipality whose plan was submitted, as the federal side finds it. */
async function aSender(text?: string) {
  const people = await aMunicipalityWith(test, "coordinator", "reader");
  const planId = await aSubmittedPlan(test, people.coordinator.token, text);
  const { tenantId } = people;
  const [row] = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submission));
  return { ...people, planId, submissionId: row!.id as string, nis: row!.nis as string };
}

const giveBack = (member: Member, submissionId: string, reason = "De indicatoren van hoofdstuk 1 ontbreken.") =>
  api(member).plans[":submissionId"].return.$post({ param: { submissionId }, json: { reason } });
const approve = (member: Member, submissionId: string, json = { on: "2026-04-01", inForceOn: null as string | null }) =>
  api(member).plans[":submissionId"].approve.$post({ param: { submissionId }, json });

describe("the list of submitted plans", () => {
  it("has what was submitted and no draft", async () => {
    const sender = await aSender();
    const drafting = await aMunicipalityWith(test, "coordinator");
    await aDraft(test, drafting.coordinator.token);
    const found = await list(federal.analyst);
    expect(found).toContainEqual(
      expect.objectContaining({
        id: sender.submissionId,
        nis: sender.nis,
        status: "submitted",
        framework,
        inhabitants: 50_000,
      }),
    );
    const { drafts } = {
      drafts: await test.database.superuser`select nis from tenant where id = ${drafting.tenantId}`,
    };
    expect(found.map(({ nis }) => nis)).not.toContain(drafts[0]!["nis"]);
  });

  it("is filtered by framework, status and municipality", async () => {
    const sender = await aSender();
    expect((await list(federal.adviser, { q: sender.nis })).map(({ id }) => id)).toEqual([sender.submissionId]);
    expect((await list(federal.adviser, { q: `gemeente ${sender.nis}` })).map(({ id }) => id)).toEqual([
      sender.submissionId,
    ]);
    expect(await list(federal.adviser, { q: sender.nis, status: "approved" })).toEqual([]);
    expect(await list(federal.adviser, { q: sender.nis, framework: "svpp-2020" })).toEqual([]);
    expect(await list(federal.adviser, { q: "%" })).toEqual([]);
  });

  it("is closed to municipalities", async () => {
    const { coordinator, submissionId } = await aSender();
    for (const response of [
      await api(coordinator).plans.$get({ query: {} }),
      await api(coordinator).plans[":submissionId"].$get({ param: { submissionId } }),
      await api(coordinator).matrix.$get({ query: { instrument: "svpp", year: "2026" } }),
      await api(coordinator).compare.$get({ query: { phenomenon: "burglary", submissions: submissionId } }),
      await api(coordinator)["coverage-map"].$get({ query: {} }),
      await giveBack(coordinator, submissionId),
      await approve(coordinator, submissionId),
    ]) {
      expect(await refusalIn(response)).toEqual([403, "submission.forbidden"]);
    }
  });
});

describe("a submission", () => {
  it("is read with its document, its events and what may be done", async () => {
    const { submissionId } = await aSender("Advies aan huis");
    const read = async (member: Member) =>
      bodyOf<{ document: PlanDocument; permittedActions: string[]; closed: unknown[]; events: { kind: string }[] }>(
        await api(member).plans[":submissionId"].$get({ param: { submissionId } }),
      );
    const [adviser, analyst] = [await read(federal.adviser), await read(federal.analyst)];
    expect(JSON.stringify(adviser.document)).toContain("Advies aan huis");
    expect(adviser.permittedActions).toEqual(["federal.read", "federal.compare", "plan.return", "plan.approve"]);
    expect(analyst.permittedActions).toEqual(["federal.read", "federal.compare"]);
    expect(analyst.closed).toContainEqual({ action: "plan.return", reason: "role" });
    expect(adviser.events.map(({ kind }) => kind)).toContain("submitted");
  });

  it("that does not exist is not found", async () => {
    const submissionId = crypto.randomUUID();
    for (const response of [
      await api(federal.adviser).plans[":submissionId"].$get({ param: { submissionId } }),
      await giveBack(federal.adviser, submissionId),
      await approve(federal.adviser, submissionId),
      await api(federal.adviser).compare.$get({ query: { phenomenon: "burglary", submissions: submissionId } }),
    ]) {
      expect(await refusalIn(response)).toEqual([404, "submission.not_found"]);
    }
  });
});

describe("returning a plan", () => {
  it("tells the municipality why and opens the next draft with the same text and lineages", async () => {
    const { tenantId, coordinator, planId, submissionId } = await aSender();
    const before = await treeOf(test, coordinator.token, planId);
    const response = await giveBack(federal.adviser, submissionId);
    expect(await response.json()).toMatchObject({ id: submissionId, status: "returned" });

    const detail = await bodyOf<{
      plan: { version: { number: number; status: string } };
      versions: { number: number; status: string }[];
      events: { kind: string; reason: string | null; actorName: string | null; versionNumber: number }[];
    }>(await test.client(coordinator.token).plans[":planId"].$get({ param: { planId } }));
    expect(detail.plan.version).toMatchObject({ number: 2, status: "draft", frozenAt: null });
    expect(detail.versions).toMatchObject([
      { number: 1, status: "returned" },
      { number: 2, status: "draft" },
    ]);
    expect(detail.events).toContainEqual(
      expect.objectContaining({
        kind: "returned",
        versionNumber: 1,
        reason: "De indicatoren van hoofdstuk 1 ontbreken.",
        actorName: null,
      }),
    );
    const after = await treeOf(test, coordinator.token, planId);
    const known = ({ lineageId, parentId, text, revision }: PlanNode) => ({ lineageId, parentId, text, revision });
    const sorted = (nodes: PlanNode[]) => nodes.map(known).sort((a, b) => (a.lineageId < b.lineageId ? -1 : 1));
    expect(sorted(after.nodes)).toEqual(sorted(before.nodes));

    const trail = await trailOf(test, tenantId);
    expect(trail.at(-1)).toMatchObject({
      action: "plan.return",
      actorId: federal.adviser.actor.userId,
      actorTenantId: federal.tenantId,
      before: { status: "submitted" },
      after: { status: "returned" },
    });
  });

  it("leaves what was submitted as it was while the draft goes on", async () => {
    const { coordinator, planId, submissionId } = await aSender("Zoals ingediend");
    await giveBack(federal.adviser, submissionId);
    const tree = await treeOf(test, coordinator.token, planId);
    const objective = nodeOf(tree, "operationalObjective");
    const saved = await test.client(coordinator.token).plans[":planId"].nodes[":nodeId"].$patch({
      param: { planId, nodeId: objective.lineageId },
      json: { baseRevision: objective.revision, changes: { "text.nl": "Verbeterd" } },
    });
    expect(saved.status).toBe(200);
    const old = await test
      .client(coordinator.token)
      .plans[":planId"].tree.$get({ param: { planId }, query: { version: "1" } });
    expect(await old.text()).not.toContain("Verbeterd");
    const read = await api(federal.adviser).plans[":submissionId"].$get({ param: { submissionId } });
    expect(await read.text()).not.toContain("Verbeterd");
  });

  it("is followed by a second submission, which takes the place of the first in the list", async () => {
    const { coordinator, planId, submissionId, nis } = await aSender();
    const plans = async () => bodyOf<{ plans: unknown[] }>(await test.client(coordinator.token).plans.$get());
    expect(await plans()).toMatchObject({ plans: [{ version: { status: "submitted" }, inCorrection: false }] });
    test.clock.now = new Date("2026-03-02T10:00:00.000Z");
    await giveBack(federal.adviser, submissionId);
    expect(await plans()).toMatchObject({ plans: [{ version: { status: "draft" }, inCorrection: true }] });
    test.clock.now = new Date("2026-03-02T11:00:00.000Z");
    const again = await test.client(coordinator.token).plans[":planId"].submit.$post({ param: { planId } });
    expect(again.status).toBe(200);
    const found = await list(federal.adviser, { q: nis });
    expect(found).toMatchObject([{ number: 2, status: "submitted" }]);
    expect(await plans()).toMatchObject({ plans: [{ inCorrection: false }] });
    const detail = await bodyOf<{ history: { number: number; status: string }[] }>(
      await api(federal.adviser).plans[":submissionId"].$get({ param: { submissionId: found[0]!.id } }),
    );
    expect(detail.history).toMatchObject([
      { number: 1, status: "returned" },
      { number: 2, status: "submitted" },
    ]);
  });

  it("needs a reason and the right role, and happens once, also when two advisers act at once", async () => {
    const { tenantId, submissionId } = await aSender();
    expect(await refusalIn(await giveBack(federal.analyst, submissionId))).toEqual([403, "submission.forbidden"]);
    expect(await refusalIn(await giveBack(federal.adviser, submissionId, "   "))).toEqual([422, "input.invalid"]);
    const responses = await Promise.all([
      giveBack(federal.adviser, submissionId),
      giveBack(federal["framework-manager"], submissionId),
      approve(federal.adviser, submissionId),
    ]);
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const decisions = (await trailOf(test, tenantId)).filter(({ action }) => /plan\.(return|approve)/.test(action));
    expect(decisions).toHaveLength(1);
  });

  it("is not for somebody who submitted the plan in another function", async () => {
    const { tenantId, coordinator, submissionId } = await aSender();
    await aMembership(test.database.owner, federal.tenantId, coordinator.actor.userId, ["adviser"]);
    const token = await aSession(test.database.owner, test.clock.now, {
      userId: coordinator.actor.userId,
      tenantId: federal.tenantId,
    });
    const judge = { ...coordinator, token };
    expect(await refusalIn(await approve(judge, submissionId))).toEqual([403, "submission.forbidden"]);
    expect((await trailOf(test, tenantId)).at(-1)).toMatchObject({ action: "plan.submit" });
  });
});

describe("approving a plan", () => {
  it("records the day, and the day it comes into force where it is known", async () => {
    const [one, other] = [await aSender(), await aSender()];
    test.clock.now = new Date("2026-03-02T11:00:00.000Z");
    expect(await (await approve(federal.adviser, one.submissionId)).json()).toMatchObject({ status: "approved" });
    const inForce = await approve(federal.adviser, other.submissionId, { on: "2026-04-01", inForceOn: "2026-05-01" });
    expect(await inForce.json()).toMatchObject({ status: "inForce", decidedAt: test.clock.now.toISOString() });
    const detail = await bodyOf<{ plan: { version: { status: string } }; events: { kind: string; on: string }[] }>(
      await test.client(other.coordinator.token).plans[":planId"].$get({ param: { planId: other.planId } }),
    );
    expect(detail.plan.version.status).toBe("inForce");
    expect(detail.events.slice(-2)).toMatchObject([
      { kind: "approved", on: "2026-04-01" },
      { kind: "inForce", on: "2026-05-01" },
    ]);
    expect(await refusalIn(await approve(federal.adviser, one.submissionId))).toEqual([409, "plan.wrong_status"]);
    expect((await trailOf(test, other.tenantId)).at(-1)).toMatchObject({
      action: "plan.approve",
      actorTenantId: federal.tenantId,
    });
  });
});

it("gives the federal side no plan of a municipality, draft or not", async () => {
  const { planId } = await aSender();
  const everyRole = await aMember(test, {
    tenantId: federal.tenantId,
    kind: "federal",
    roles: ["administrator", "adviser", "controller", "framework-manager", "analyst"],
  });
  const municipal = test.client(everyRole.token).plans;
  expect(await refusalIn(await municipal.$get())).toEqual([403, "plan.forbidden"]);
  expect(await refusalIn(await municipal[":planId"].$get({ param: { planId } }))).toEqual([404, "plan.not_found"]);
  expect(await refusalIn(await municipal[":planId"].tree.$get({ param: { planId }, query: {} }))).toEqual([
    404,
    "plan.not_found",
  ]);
});
