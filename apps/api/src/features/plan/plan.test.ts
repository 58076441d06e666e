import { type Framework, type PlanDocument } from "@salus/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
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

describe("POST /plans", () => {
  it("begins a draft with the compulsory parts of the framework, in both languages, and leaves a trace", async () => {
    const { tenantId, coordinator } = await aMunicipalityWith(test, "coordinator");
    const response = await test.client(coordinator.token).plans.$post({ json: { framework, language: "nl" } });

    expect(response.status).toBe(201);
    const plan = await bodyOf<{ id: string }>(response);
    expect(plan).toMatchObject({
      framework,
      version: { number: 1, status: "draft", language: "nl", frozenAt: null },
      closed: [{ action: "plan.submit", reason: "incomplete" }],
    });
    const tree = await treeOf(test, coordinator.token, plan.id);
    expect(nodeOf(tree, "chapter", "coordination").text).toEqual({
      nl: "Dispositief coördinatie",
      fr: "Dispositif coordination",
    });
    expect(await trailOf(test, tenantId)).toMatchObject([
      { action: "plan.create", entityId: plan.id, after: { framework } },
    ]);
  });

  it.each(["reader", "finance", "secretary", "evaluator", "administrator"] as const)(
    "is refused to a %s",
    async (role) => {
      const municipality = await aMunicipalityWith(test, role);
      const response = await test.client(municipality[role].token).plans.$post({ json: { framework, language: "nl" } });
      expect(await refusalIn(response)).toEqual([403, "plan.forbidden"]);
      expect(await trailOf(test, municipality.tenantId)).toEqual([]);
    },
  );

  it("makes one plan per framework, also when two people begin at once", async () => {
    const { coordinator, editor } = await aMunicipalityWith(test, "coordinator", "editor");
    const begin = (token: string) => test.client(token).plans.$post({ json: { framework, language: "nl" } });
    const responses = await Promise.all([coordinator, editor, coordinator, editor].map(({ token }) => begin(token)));
    expect(responses.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it("does not know a framework that is none", async () => {
    const { coordinator } = await elsewhere();
    const response = await test
      .client(coordinator.token)
      .plans.$post({ json: { framework: "svpp-1830", language: "nl" } });
    expect(await refusalIn(response)).toEqual([404, "framework.not_found"]);
  });
});

describe("POST /plans/import", () => {
  const document = (nodes: PlanDocument["nodes"], more: Partial<PlanDocument> = {}): PlanDocument => ({
    format: "salus-plan/1",
    instrument: "svpp",
    framework,
    municipality: null,
    period: null,
    language: "nl",
    nodes,
    grantLines: [],
    events: [],
    findings: [],
    ...more,
  });
  const importing = (token: string, sent: PlanDocument) =>
    test.client(token).plans.import.$post({ json: { framework, document: sent } });

  it("begins a draft with the document, its money lines and the decisions it reports", async () => {
    const { tenantId, coordinator } = await elsewhere();
    const response = await importing(
      coordinator.token,
      document(
        [
          {
            kind: "chapter",
            code: "burglary",
            text: { nl: "Inbraak" },
            children: [
              {
                kind: "strategicObjective",
                code: "risk-behaviour",
                text: { nl: "Het verminderen van risicogedrag" },
                children: [{ kind: "operationalObjective", text: { nl: "Advies aan huis" } }],
              },
            ],
          },
        ],
        {
          grantLines: [{ scheme: "base", amountCents: 81_055_307, perYear: true }],
          events: [{ kind: "council", on: "2026-02-24", agendaItem: "13" }],
        },
      ),
    );
    expect(response.status).toBe(201);
    const { id } = await bodyOf<{ id: string }>(response);
    const detail = await bodyOf<{ events: unknown[] }>(
      await test.client(coordinator.token).plans[":planId"].$get({ param: { planId: id } }),
    );
    expect(detail.events).toHaveLength(2);
    expect(detail.events).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ kind: "imported", actorName: coordinator.name }),
        expect.objectContaining({ kind: "council", on: "2026-02-24", agendaItem: "13" }),
      ]),
    );
    const tree = await treeOf(test, coordinator.token, id);
    expect(tree).toMatchObject({ grantLines: [{ scheme: "base", amountCents: 81_055_307 }] });
    // The framework adds its own wording in the other language; what was written stays as it was.
    expect(nodeOf(tree, "chapter", "burglary").text).toEqual({ nl: "Inbraak", fr: "Cambriolage" });
    expect(nodeOf(tree, "operationalObjective").text).toEqual({ nl: "Advies aan huis" });
    expect(await trailOf(test, tenantId)).toMatchObject([{ action: "plan.import", after: { nodes: 3 } }]);
  });

  it("names the place of a node that hangs under the wrong level, and keeps nothing", async () => {
    const { tenantId, coordinator } = await elsewhere();
    const nodes = [{ kind: "chapter", text: { nl: "Inbraak" }, children: [{ kind: "indicator", text: { nl: "50" } }] }];
    const response = await importing(coordinator.token, document(nodes as PlanDocument["nodes"]));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      error: {
        code: "input.invalid",
        params: { issues: [{ path: ["document", "nodes", "0", "children", "0", "kind"], code: "misplaced" }] },
      },
    });
    expect((await bodyOf<{ plans: [] }>(await test.client(coordinator.token).plans.$get())).plans).toEqual([]);
    expect(await trailOf(test, tenantId)).toEqual([]);
  });

  it("refuses an amount that no column can hold", async () => {
    const { coordinator } = await elsewhere();
    const lines = [{ scheme: "base", amountCents: Number.MAX_SAFE_INTEGER, perYear: true }];
    const response = await importing(coordinator.token, document([], { grantLines: lines }));
    expect(await refusalIn(response)).toEqual([422, "input.invalid"]);
  });
});

describe("GET /plans", () => {
  it("lists the plans with what stands in them and what is due", async () => {
    const { coordinator, reader } = await aMunicipalityWith(test, "coordinator", "reader");
    await aDraft(test, coordinator.token);
    const { plans } = await bodyOf<{ plans: unknown[] }>(await test.client(reader.token).plans.$get());
    expect(plans).toMatchObject([
      {
        framework,
        instrument: "svpp",
        demonstration: true,
        counts: { chapter: 1, generalObjective: 2, strategicObjective: 4, operationalObjective: 0 },
        findings: { blocking: 4 },
        deadline: "2026-12-15",
        permittedActions: ["plan.read"],
        lastChangeAt: "2026-03-02T09:00:00.000Z",
      },
    ]);
  });

  it("shows nothing of another municipality", async () => {
    const [here, there] = [await elsewhere(), await elsewhere()];
    await aDraft(test, there.coordinator.token);
    expect((await bodyOf<{ plans: [] }>(await test.client(here.coordinator.token).plans.$get())).plans).toEqual([]);
  });
});

describe("GET /plans/:planId/findings", () => {
  it("says what blocks and counts what is in order", async () => {
    const { coordinator } = await elsewhere();
    const planId = await aDraft(test, coordinator.token);
    const response = await test.client(coordinator.token).plans[":planId"].findings.$get({ param: { planId } });
    const { findings, counts, score } = await bodyOf<{
      findings: { code: string }[];
      counts: { blocking: number };
      score: { inOrder: number; total: number };
    }>(response);
    expect(findings.slice(0, 4).map(({ code }) => code)).toEqual(Array(4).fill("structure.no_operational_objective"));
    expect(counts.blocking).toBe(4);
    expect(score.inOrder).toBeLessThan(score.total);
  });
});

describe("GET /plans/:planId", () => {
  it("says what may be done, and why the rest may not", async () => {
    const { coordinator, reader } = await aMunicipalityWith(test, "coordinator", "reader");
    const planId = await aSubmittedPlan(test, coordinator.token);
    const read = async (token: string) =>
      bodyOf<{ permittedActions: string[]; closed: unknown[]; framework: Framework }>(
        await test.client(token).plans[":planId"].$get({ param: { planId } }),
      );
    const [mine, theirs] = [await read(coordinator.token), await read(reader.token)];
    expect(mine.permittedActions).toEqual(["plan.read", "plan.recordDecision"]);
    expect(mine.closed).toContainEqual({ action: "plan.edit", reason: "status" });
    expect(theirs.closed).toContainEqual({ action: "plan.edit", reason: "role" });
    expect(mine.framework.code).toBe(framework);
  });
});
