import { verifyAudit } from "@salus/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Editing, judge, press } from "../bench/editing.ts";
import {
  aMember,
  aMunicipalityWith,
  createTestApp,
  nodeOf,
  addNode,
  aDraft,
  origin,
  type TestApp,
  treeOf,
} from "../src/testing.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

/** Sometimes the answer is lost after the work was done, as when the program dies in between. */
const losing =
  (share: number): typeof fetch =>
  async (input, init) => {
    const response = await test.app.request(input as string, init);
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    if (!isStream && Math.random() < share) throw new TypeError("the answer was lost");
    return response;
  };

describe("eight people in one small plan, who lose every tenth answer", () => {
  it("lose no text that was acknowledged, overwrite none in silence, and end up seeing the same", async () => {
    const { tenantId, coordinator } = await aMunicipalityWith(test, "coordinator");
    const planId = await aDraft(test, coordinator.token);
    const parentId = nodeOf(await treeOf(test, coordinator.token, planId), "strategicObjective").lineageId;
    const objective = await addNode(test, coordinator.token, planId, { parentId, kind: "operationalObjective" });
    for (let index = 0; index < 6; index += 1) {
      const place = { parentId: objective.lineageId, kind: "result" as const };
      await addNode(test, coordinator.token, planId, { ...place, text: `Resultaat ${index}` });
    }
    const people: Editing[] = [];
    for (let index = 0; index < 8; index += 1) {
      const { token } = await aMember(test, { tenantId, roles: ["editor"] });
      people.push({
        base: origin,
        cookie: `__Host-salus=${token}`,
        planId,
        name: `e${index}`,
        until: Infinity,
        acts: 25,
        pauseMs: 10,
        fetch: losing(0.1),
      });
    }
    const reports = await press(people);
    const verdict = await judge({ owner: test.database.owner, tenantId, planId }, reports);
    expect(reports.flatMap(({ strange }) => strange)).toEqual([]);
    expect({ ...verdict, nodes: 0 }).toEqual({ nodes: 0, lost: [], overwritten: [], astray: 0 });
    expect((await verifyAudit(test.database.owner, tenantId)).map(({ broken }) => broken)).toEqual([null]);
    // Otherwise nothing was tried.
    const sum = (pick: (report: (typeof reports)[number]) => number) =>
      reports.reduce((all, each) => all + pick(each), 0);
    expect(sum(({ kept }) => kept.length)).toBeGreaterThan(50);
    expect(sum(({ conflicts }) => conflicts)).toBeGreaterThan(0);
    expect(sum(({ again }) => again)).toBeGreaterThan(0);
    expect(sum(({ heard }) => heard)).toBeGreaterThan(0);
  }, 60_000);

  it("is judged by rules that see a lost text and one that was overwritten", async () => {
    const { tenantId } = await aMunicipalityWith(test, "coordinator");
    const kept = { nodeId: crypto.randomUUID(), field: "text.nl", text: "Bezoeken", revision: 2, baseRevision: 1 };
    const report = { kept: [kept, { ...kept, text: "Anders", revision: 3 }], shown: new Map() };
    const verdict = await judge({ owner: test.database.owner, tenantId, planId: crypto.randomUUID() }, [
      report as unknown as Parameters<typeof judge>[1][number],
    ]);
    expect(verdict.lost).toHaveLength(2);
    expect(verdict.overwritten).toEqual(["overwritten: Bezoeken by Anders"]);
  });
});
