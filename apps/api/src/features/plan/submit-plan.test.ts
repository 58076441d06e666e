import { planEvent, submission, submissionFact, version, withFederal, withTenant } from "@salus/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  aCompleteDraft,
  aDraft,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  nodeOf,
  refusalIn,
  type TestApp,
  trailOf,
  treeOf,
} from "../../testing.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());
beforeEach(() => void (test.clock.now = new Date("2026-03-02T09:00:00.000Z")));

const framework = "svpp-2026-demo";
const elsewhere = () => aMunicipalityWith(test, "coordinator");

describe("POST /plans/:planId/events", () => {
  const record = (
    token: string,
    planId: string,
    json = { kind: "council" as const, on: "2026-02-24", agendaItem: "13" },
  ) => test.client(token).plans[":planId"].events.$post({ param: { planId }, json });

  it("records a decision of the council, by the secretary too, at any time", async () => {
    const { tenantId, coordinator, secretary } = await aMunicipalityWith(test, "coordinator", "secretary");
    const planId = await aSubmittedPlan(test, coordinator.token);
    const response = await record(secretary.token, planId);
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      kind: "council",
      on: "2026-02-24",
      agendaItem: "13",
      versionNumber: 1,
    });
    expect((await trailOf(test, tenantId)).at(-1)).toMatchObject({ action: "plan.recordDecision", entityId: planId });
    const shared = await withFederal(test.database.federal, (tx) => tx.query.submissionEvent.findMany());
    const kinds = shared.filter((event) => event.tenantId === tenantId).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["council", "created", "submitted"]);
  });

  it("is refused to an editor and without a day", async () => {
    const { coordinator, editor } = await aMunicipalityWith(test, "coordinator", "editor");
    const planId = await aDraft(test, coordinator.token);
    expect(await refusalIn(await record(editor.token, planId))).toEqual([403, "plan.forbidden"]);
    const nonsense = await record(coordinator.token, planId, { kind: "council", on: "2026-02-31", agendaItem: "13" });
    expect(await refusalIn(nonsense)).toEqual([422, "input.invalid"]);
  });
});

describe("POST /plans/:planId/submit", () => {
  const submit = (token: string, planId: string) =>
    test.client(token).plans[":planId"].submit.$post({ param: { planId } });

  it("freezes the version and hands over document, facts and events", async () => {
    const { tenantId, coordinator } = await elsewhere();
    const planId = await aCompleteDraft(test, coordinator.token, { text: "Advies aan huis" });
    const response = await submit(coordinator.token, planId);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      version: { status: "submitted", frozenAt: test.clock.now.toISOString() },
    });
    const [row, facts] = await withTenant(test.database.owner, tenantId, async (tx) => [
      (await tx.select().from(submission))[0]!,
      await tx.select().from(submissionFact).orderBy(submissionFact.seq),
    ]);
    expect(row).toMatchObject({ framework, status: "submitted", number: 1, inhabitants: 50_000 });
    expect(row.document.nodes[0]).toMatchObject({ kind: "chapter", code: "coordination" });
    expect(facts.map(({ kind }) => kind)).toContain("operationalObjective");
    expect(facts[0]).toMatchObject({ kind: "chapter", counts: { objectives: 4, results: 4, indicators: 4 } });
    const events = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(planEvent));
    expect(events.map(({ kind, onDate }) => `${kind} ${onDate}`).sort()).toEqual([
      "created null",
      "submitted 2026-03-02",
    ]);
    const trail = await trailOf(test, tenantId);
    expect(trail.at(-1)).toMatchObject({
      action: "plan.submit",
      before: { status: "draft" },
      after: { status: "submitted" },
    });
  });

  it("lists everything that blocks and changes nothing", async () => {
    const { tenantId, coordinator } = await elsewhere();
    const planId = await aDraft(test, coordinator.token);
    const response = await submit(coordinator.token, planId);
    expect(response.status).toBe(422);
    const { error } = await bodyOf<{ error: { code: string; params: { issues: unknown[] } } }>(response);
    expect(error.code).toBe("plan.incomplete");
    expect(error.params.issues).toHaveLength(4);
    const [row] = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(version));
    expect(row).toMatchObject({ status: "draft", frozenAt: null });
    expect((await trailOf(test, tenantId)).map(({ action }) => action)).toEqual(["plan.create"]);
  });

  it("is refused to an editor, and to everybody the second time", async () => {
    const { coordinator, editor } = await aMunicipalityWith(test, "coordinator", "editor");
    const planId = await aCompleteDraft(test, coordinator.token);
    expect(await refusalIn(await submit(editor.token, planId))).toEqual([403, "plan.forbidden"]);
    expect((await submit(coordinator.token, planId)).status).toBe(200);
    expect(await refusalIn(await submit(coordinator.token, planId))).toEqual([409, "plan.wrong_status"]);
  });

  it("answers 409 version.frozen to work on what was submitted", async () => {
    const { coordinator } = await elsewhere();
    const planId = await aSubmittedPlan(test, coordinator.token);
    const json = {
      lineageId: crypto.randomUUID(),
      parentId: null,
      after: null,
      kind: "chapter" as const,
      code: "burglary",
    };
    const response = await test.client(coordinator.token).plans[":planId"].nodes.$post({ param: { planId }, json });
    expect(await refusalIn(response)).toEqual([409, "version.frozen"]);
  });

  it("lets an edit and a submission race: the edit is in the submission or meets a frozen version", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { tenantId, coordinator, editor } = await aMunicipalityWith(test, "coordinator", "editor");
      const planId = await aCompleteDraft(test, coordinator.token);
      const objective = nodeOf(await treeOf(test, coordinator.token, planId), "operationalObjective");
      const [edit, sent] = await Promise.all([
        test.client(editor.token).plans[":planId"].nodes[":nodeId"].$patch({
          param: { planId, nodeId: objective.lineageId },
          json: { baseRevision: 1, changes: { "text.nl": "Op het laatste ogenblik" } },
        }),
        submit(coordinator.token, planId),
      ]);
      expect(sent.status).toBe(200);
      const [row] = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submission));
      const isIn = JSON.stringify(row!.document).includes("Op het laatste ogenblik");
      expect([isIn, edit.status]).toEqual(isIn ? [true, 200] : [false, 409]);
    }
  });
});
