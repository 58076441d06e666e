import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findLeaks } from "./gate/gate.ts";
import { closeHoles, holes, unguarded } from "./gate/holes.ts";
import { positionsOf } from "./gate/kinds.ts";
import { readRoutes, type RouteTable } from "./gate/route-table.ts";
import { everyone, type Somebody, whoMay } from "./gate/who.ts";
import { aWitness, type Witness } from "./gate/witness.ts";
import { breakGround, type Ground } from "./world/ground.ts";
import { openPress } from "./world/press.ts";

let ground: Ground;
let table: RouteTable;
let witness: Witness;
let press: ReturnType<typeof openPress>;
beforeAll(async () => {
  ground = await breakGround();
  press = openPress(ground);
  table = await readRoutes(ground.app);
  witness = await aWitness(ground, table);
});
afterAll(async () => {
  await closeHoles(ground);
  await press.close();
  await ground[Symbol.asyncDispose]();
});

describe("the gate", () => {
  it("knows every kind of parameter of every route", () => {
    const unknown = table.routes.flatMap((route) =>
      positionsOf(route, table.document).unknown.map((what) => `${route.name}: ${what}`),
    );
    expect(unknown).toEqual([]);
  });

  it("knows who may call every route", () => {
    expect(Object.keys(whoMay).toSorted()).toEqual(table.routes.map(({ name }) => name).toSorted());
  });
});

describe("every route × everybody × ids of their own, of others, of nobody", () => {
  it("lets nothing of another tenant through, refuses every role what is not its own, and tells nobody what exists", async () => {
    const { leaks, requests, reached } = await findLeaks({ ask: ground.ask, ground, press, table, witness });
    expect(leaks).toEqual([]);
    expect(requests).toBeGreaterThan(everyone.length * table.routes.length * 3);
    // A route that never lets anybody through refuses for another reason than the one that is tested.
    expect(table.routes.filter(({ name }) => !reached.has(name)).map(({ name }) => name)).toEqual([]);
  }, 300_000);
});

/** Nobody, the weakest and the strongest of either side. */
const few: Somebody[] = [
  null,
  { kind: "municipality", role: "reader" },
  { kind: "municipality", role: ["coordinator", "administrator"] },
  { kind: "federal", role: "analyst" },
  { kind: "federal", role: ["adviser", "administrator"] },
];

it("lets nothing through where row-level security is gone: the queries name the tenant too", async () => {
  const { leaks } = await findLeaks({ ask: unguarded({ ground }), ground, press, table, witness, people: few });
  expect(leaks).toEqual([]);
}, 120_000);

describe("the gate sees", () => {
  it.each(holes)(
    "$name",
    async ({ open }) => {
      const ask = open({ ground, witness });
      const { leaks } = await findLeaks({ ask, ground, press, table, witness, people: few, first: true });
      expect(leaks).not.toEqual([]);
    },
    120_000,
  );
});
