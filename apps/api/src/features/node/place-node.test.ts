import { node as nodeTable, withTenant } from "@salus/db";
import type { PlanNode } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addNode, bodyOf, createTestApp, nodeOf, refusalIn, type TestApp, trailOf, treeOf } from "../../testing.ts";
import { aWorkplace, bin, move, remove, restore } from "./node-calls.ts";

type BinEntry = {
  nodes: PlanNode[];
  removedBy: string;
  path: { lineageId: string }[];
  isParentGone: boolean;
  isTaken: boolean;
};
let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const textsUnder = async (token: string, planId: string, parentId: string | null) =>
  (await treeOf(test, token, planId)).nodes
    .filter((node) => node.parentId === parentId)
    .sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1))
    .map(({ text }) => text.nl);

describe("moving a node", () => {
  const objectives = async () => {
    const place = await aWorkplace(test);
    const parentId = place.strategic[0].lineageId;
    const nodes: PlanNode[] = [];
    for (const text of ["C", "B", "A"]) {
      nodes.unshift(
        await addNode(test, place.editor.token, place.planId, { parentId, kind: "operationalObjective", text }),
      );
    }
    return { ...place, parentId, nodes: nodes as [PlanNode, PlanNode, PlanNode] };
  };

  it("changes its order among its siblings and hangs it under another parent", async () => {
    const { tenantId, editor, planId, parentId, nodes, strategic } = await objectives();
    expect(
      (await move(test, editor.token, planId, nodes[0].lineageId, { parentId, after: nodes[2].lineageId })).status,
    ).toBe(200);
    expect(await textsUnder(editor.token, planId, parentId)).toEqual(["B", "C", "A"]);
    await move(test, editor.token, planId, nodes[1].lineageId, { parentId: strategic[1].lineageId, after: null });
    expect(await textsUnder(editor.token, planId, parentId)).toEqual(["C", "A"]);
    expect(await textsUnder(editor.token, planId, strategic[1].lineageId)).toEqual(["B"]);
    expect((await trailOf(test, tenantId)).at(-1)).toMatchObject({ action: "node.move", before: { parentId } });
  });

  it("never makes a circle, a stranger under a foreign parent, or a loose official part", async () => {
    const { editor, planId, parentId, nodes, strategic, tree } = await objectives();
    const result = await addNode(test, editor.token, planId, {
      parentId: nodes[0].lineageId,
      kind: "result",
      text: "R",
    });
    for (const [nodeId, to, expected] of [
      [nodes[0].lineageId, nodes[0].lineageId, "node.wrong_parent"],
      [nodes[0].lineageId, result.lineageId, "node.wrong_parent"],
      [result.lineageId, parentId, "node.wrong_parent"],
      [strategic[0].lineageId, nodeOf(tree, "generalObjective").lineageId, "node.locked"],
      [nodes[0].lineageId, crypto.randomUUID(), "node.not_found"],
      [crypto.randomUUID(), parentId, "node.not_found"],
    ] as const) {
      const [, code] = await refusalIn(await move(test, editor.token, planId, nodeId, { parentId: to, after: null }));
      expect(code).toBe(expected);
    }
    const after = await move(test, editor.token, planId, nodes[0].lineageId, { parentId, after: nodes[0].lineageId });
    expect(await refusalIn(after)).toEqual([404, "node.not_found"]);
  });

  it("keeps every node in the tree when two people move two nodes at once", async () => {
    const { coordinator, editor, planId, parentId, nodes, strategic } = await objectives();
    const [a, b] = nodes;
    for (let round = 0; round < 15; round += 1) {
      const to = strategic[round % 4]!.lineageId;
      await Promise.all([
        move(test, coordinator.token, planId, a.lineageId, { parentId: to, after: null }),
        move(test, editor.token, planId, b.lineageId, { parentId: to, after: null }),
        move(test, editor.token, planId, a.lineageId, { parentId, after: null }),
      ]);
      const tree = await treeOf(test, editor.token, planId);
      const keys = tree.nodes.map((node) => `${node.parentId} ${node.orderKey}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(tree.nodes.filter(({ kind }) => kind === "operationalObjective")).toHaveLength(3);
    }
  });
});

describe("removing a node", () => {
  it("takes along what hangs below, and restoring brings all of it back to its place", async () => {
    const { tenantId, editor, planId, strategic } = await aWorkplace(test);
    const parentId = strategic[0].lineageId;
    const third = await addNode(test, editor.token, planId, { parentId, kind: "operationalObjective", text: "C" });
    const second = await addNode(test, editor.token, planId, { parentId, kind: "operationalObjective", text: "B" });
    await addNode(test, editor.token, planId, { parentId, kind: "operationalObjective", text: "A" });
    const result = await addNode(test, editor.token, planId, { parentId: second.lineageId, kind: "result", text: "R" });

    const removed = await bodyOf<{ removed: string[] }>(await remove(test, editor.token, planId, second.lineageId));
    expect(removed.removed).toEqual([second.lineageId, result.lineageId]);
    expect(await textsUnder(editor.token, planId, parentId)).toEqual(["A", "C"]);
    // A node that takes the place in between must not keep the old one from coming back.
    await addNode(test, editor.token, planId, {
      parentId,
      kind: "operationalObjective",
      text: "Nieuw",
      after: third.lineageId,
    });
    test.clock.now = new Date(test.clock.now.getTime() + 60_000);
    const restored = await bodyOf<{ nodes: PlanNode[] }>(await restore(test, editor.token, planId, second.lineageId));
    expect(restored.nodes.map(({ lineageId }) => lineageId)).toEqual([second.lineageId, result.lineageId]);
    expect(await textsUnder(editor.token, planId, parentId)).toEqual(["A", "B", "C", "Nieuw"]);
    const actions = (await trailOf(test, tenantId)).map(({ action }) => action);
    expect(actions).toContain("node.remove");
    expect(actions.at(-1)).toBe("node.restore");
  });

  it("keeps what was removed before its parent apart", async () => {
    const { editor, planId, strategic } = await aWorkplace(test);
    const objective = await addNode(test, editor.token, planId, {
      parentId: strategic[0].lineageId,
      kind: "operationalObjective",
      text: "A",
    });
    const result = await addNode(test, editor.token, planId, {
      parentId: objective.lineageId,
      kind: "result",
      text: "R",
    });
    await remove(test, editor.token, planId, result.lineageId);
    test.clock.now = new Date(test.clock.now.getTime() + 60_000);
    await remove(test, editor.token, planId, objective.lineageId);
    expect(await refusalIn(await restore(test, editor.token, planId, result.lineageId))).toEqual([
      404,
      "node.not_found",
    ]);
    const { nodes } = await bodyOf<{ nodes: PlanNode[] }>(
      await restore(test, editor.token, planId, objective.lineageId),
    );
    expect(nodes.map(({ lineageId }) => lineageId)).toEqual([objective.lineageId]);
  });

  it("does not take a compulsory part, and deletes no row", async () => {
    const { tenantId, coordinator, editor, planId, tree } = await aWorkplace(test);
    const chapter = nodeOf(tree, "chapter", "coordination");
    expect(await refusalIn(await remove(test, editor.token, planId, chapter.lineageId))).toEqual([
      409,
      "node.compulsory",
    ]);
    const burglary = await addNode(test, coordinator.token, planId, {
      parentId: null,
      kind: "chapter",
      code: "burglary",
    });
    expect((await remove(test, editor.token, planId, burglary.lineageId)).status).toBe(200);
    const rows = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(nodeTable));
    expect(rows.filter(({ removedAt }) => removedAt !== null)).toHaveLength(2);
    await addNode(test, coordinator.token, planId, { parentId: null, kind: "chapter", code: "burglary" });
    expect(await refusalIn(await restore(test, editor.token, planId, burglary.lineageId))).toEqual([
      409,
      "node.exists",
    ]);
  });

  it("restores nothing when nothing was removed, and finds no node that never was", async () => {
    const { editor, planId, strategic } = await aWorkplace(test);
    expect(await (await restore(test, editor.token, planId, strategic[0].lineageId)).json()).toEqual({
      nodes: [],
      treeRevision: 0,
    });
    expect(await refusalIn(await restore(test, editor.token, planId, crypto.randomUUID()))).toEqual([
      404,
      "node.not_found",
    ]);
    expect(await refusalIn(await remove(test, editor.token, planId, crypto.randomUUID()))).toEqual([
      404,
      "node.not_found",
    ]);
  });

  it("keeps a list of what was removed, by whom and from where, and brings it back elsewhere when its place is gone", async () => {
    const { editor, reader, planId, strategic } = await aWorkplace(test);
    const [here, there] = [strategic[0].lineageId, strategic[1].lineageId];
    const add = (parentId: string, kind: PlanNode["kind"], text: string) =>
      addNode(test, editor.token, planId, { parentId, kind, text });
    const objective = await add(here, "operationalObjective", "A");
    const other = await add(there, "operationalObjective", "B");
    const result = await add(objective.lineageId, "result", "R");
    await remove(test, editor.token, planId, result.lineageId);
    test.clock.now = new Date(test.clock.now.getTime() + 60_000);
    await remove(test, editor.token, planId, objective.lineageId);

    const { entries } = await bodyOf<{ entries: BinEntry[] }>(await bin(test, reader.token, planId));
    expect(entries.map(({ nodes }) => nodes.map(({ lineageId }) => lineageId))).toEqual([
      [objective.lineageId],
      [result.lineageId],
    ]);
    expect(entries[0]).toMatchObject({ removedBy: editor.name, isParentGone: false, isTaken: false });
    expect(entries[1]).toMatchObject({ isParentGone: true });
    expect(entries[1]?.path.at(-1)).toMatchObject({ lineageId: objective.lineageId, isGone: true, text: { nl: "A" } });

    const to = { parentId: other.lineageId, after: null };
    expect(await refusalIn(await restore(test, editor.token, planId, result.lineageId))).toEqual([
      404,
      "node.not_found",
    ]);
    const wrong = { parentId: here, after: null };
    expect(await refusalIn(await restore(test, editor.token, planId, result.lineageId, wrong))).toEqual([
      422,
      "node.wrong_parent",
    ]);
    const { nodes } = await bodyOf<{ nodes: PlanNode[] }>(
      await restore(test, editor.token, planId, result.lineageId, to),
    );
    expect(nodes).toMatchObject([{ lineageId: result.lineageId, parentId: other.lineageId, revision: 2 }]);
    expect(await textsUnder(editor.token, planId, other.lineageId)).toEqual(["R"]);
    const left = await bodyOf<{ entries: BinEntry[] }>(await bin(test, editor.token, planId));
    expect(left.entries).toHaveLength(1);
  });
});
