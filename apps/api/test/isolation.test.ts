import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findLeaks } from "./gate/gate.ts";
import { holes, unguarded } from "./gate/holes.ts";
import { positionsOf } from "./gate/kinds.ts";
import { setStage, type Stage } from "./gate/stage.ts";
import { everyone, type Somebody, whoMay } from "./gate/who.ts";
import { aWitness, type Witness } from "./gate/witness.ts";

let stage: Stage;
let witness: Witness;
beforeAll(async () => {
  stage = await setStage();
  witness = await aWitness(stage.ground, stage.table);
});
afterAll(() => stage[Symbol.asyncDispose]());

describe("the gate", () => {
  it("knows every kind of parameter of every route", () => {
    const unknown = stage.table.routes.flatMap((route) =>
      positionsOf(route, stage.table.document).unknown.map((what) => `${route.name}: ${what}`),
    );
    expect(unknown).toEqual([]);
  });

  it("does not know what nobody taught it", () => {
    const { positions, unknown } = positionsOf(
      {
        ...stage.route("PATCH /plans/{planId}/nodes/{nodeId}"),
        parameters: [
          { name: "planId", in: "path", schema: { type: "string" } },
          { name: "reportId", in: "path", schema: { type: "string" } },
          { name: "reportedBy", in: "query", schema: { type: "string" } },
          { name: "X-Tenant", in: "header", schema: { type: "string" } },
        ],
        body: {
          mediaType: "application/json",
          schema: {
            type: "object",
            properties: {
              remark: { type: "object", properties: { about: { type: "string", format: "uuid" } } },
              moved: { type: "array", items: { type: "object", properties: { lineageIds: { type: "array" } } } },
            },
          },
        },
      },
      stage.table.document,
    );
    expect(positions).toEqual([{ where: "path", key: "planId", kind: "plan" }]);
    expect(unknown).toEqual([
      "path reportId",
      "query reportedBy",
      "header X-Tenant",
      "body remark.about",
      "body moved.lineageIds",
    ]);
  });

  it("knows who may call every route", () => {
    expect(Object.keys(whoMay).toSorted()).toEqual(stage.table.routes.map(({ name }) => name).toSorted());
  });
});

describe("every route × everybody × ids of their own, of others, of nobody", () => {
  it("lets nothing of another tenant through, refuses every role what is not its own, and tells nobody what exists", async () => {
    const { leaks, requests, reached } = await findLeaks({ ...stage, ask: stage.ground.ask, witness });
    expect(leaks).toEqual([]);
    expect(requests).toBeGreaterThan(everyone.length * stage.table.routes.length * 3);
    // A route that never lets anybody through refuses for another reason than the one that is tested.
    expect(stage.table.routes.filter(({ name }) => !reached.has(name)).map(({ name }) => name)).toEqual([]);
  }, 300_000);
});

const strongest: Somebody[] = [
  { kind: "municipality", role: ["coordinator", "administrator"] },
  { kind: "federal", role: ["adviser", "administrator"] },
];
/** Nobody, the weakest and the strongest of either side. */
const few: Somebody[] = [
  null,
  { kind: "municipality", role: "reader" },
  { kind: "federal", role: "analyst" },
  ...strongest,
];

it("lets nothing through where row-level security is gone: the queries name the tenant too", async () => {
  const { leaks } = await findLeaks({ ...stage, ask: unguarded(stage.ground), witness, people: strongest });
  expect(leaks).toEqual([]);
}, 120_000);

describe("the gate sees", () => {
  it.each(holes)(
    "$name",
    async ({ at, open }) => {
      const theirs = await aWitness(stage.ground, stage.table);
      const ask = open({ ground: stage.ground, witness: theirs });
      const table = { ...stage.table, routes: stage.table.routes.filter(({ name }) => at.test(name)) };
      const { leaks } = await findLeaks({ ...stage, table, ask, witness: theirs, people: few, first: true });
      expect(leaks).not.toEqual([]);
    },
    120_000,
  );
});
