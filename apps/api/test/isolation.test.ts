import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findLeaks } from "./gate/gate.ts";
import { positionsOf } from "./gate/kinds.ts";
import { readRoutes, type RouteTable } from "./gate/route-table.ts";
import { everyone, whoMay } from "./gate/who.ts";
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
