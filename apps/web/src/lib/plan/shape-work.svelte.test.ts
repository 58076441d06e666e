import type { LineageId, PlanNode } from "@salus/domain";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { restore, withParents } from "./bin-work.ts";
import { PlanEditor } from "./plan-editor.svelte.ts";
import { PlanOutline } from "./plan-outline.svelte.ts";
import { remove, topmost } from "./plan-work.ts";
import {
  branchOf,
  duplicate,
  giveUnit,
  insertBranches,
  merge,
  moveBlock,
  moveMany,
  removeMany,
  split,
} from "./shape-work.ts";
import { aNode, aSmallPlan, InMemoryServer } from "./testing/in-memory-server.ts";
import { nodeKey } from "./transport.ts";
import { filterIn, noFilter, putFilter } from "./tree-filter.ts";
import { redo, takeBack, undo } from "./undo-work.ts";

let plan: ReturnType<typeof aSmallPlan>;
let server: InMemoryServer;
let tab: PlanEditor;
let stop: () => void;

beforeEach(() => {
  localStorage.clear();
  plan = aSmallPlan();
  server = new InMemoryServer(plan.nodes);
  tab = new PlanEditor(server.data(), server.connect(), {
    pace: { debounceMs: 5, retryMs: [10], now: () => Date.now() },
  });
  stop = tab.start();
});
afterEach(() => stop());

const stored = (): Promise<void> => vi.waitFor(() => expect(tab.unsavedCount).toBe(0));
const node = (id: LineageId): PlanNode => tab.node(id)!;
const texts = (parent: PlanNode): (string | undefined)[] =>
  tab.children(parent.lineageId).map((child) => tab.shown(child).text.nl);
const onServer = (parent: PlanNode): (string | undefined)[] =>
  [...server.nodes.values()]
    .filter(({ parentId }) => parentId === parent.lineageId)
    .sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1))
    .map(({ text }) => text.nl);

describe("splitting and joining", () => {
  it("cuts a line at the caret and joins it again, as one step each, here and on the server", async () => {
    const added = split(tab, node(plan.result.lineageId), "nl", 13);
    expect(texts(plan.objective)).toEqual(["Elke aanvraag", "krijgt een bezoek.", "Aantal bezoeken: ≥ 50 /jaar"]);
    await stored();
    expect(onServer(plan.objective)).toEqual(texts(plan.objective));
    expect(merge(tab, node(added!))).toBe(plan.result.lineageId);
    await stored();
    expect(onServer(plan.objective)).toEqual(["Elke aanvraag krijgt een bezoek.", "Aantal bezoeken: ≥ 50 /jaar"]);
    undo(tab);
    undo(tab);
    await stored();
    expect(onServer(plan.objective)).toEqual(["Elke aanvraag krijgt een bezoek.", "Aantal bezoeken: ≥ 50 /jaar"]);
    redo(tab);
    await stored();
    expect(onServer(plan.objective)).toHaveLength(3);
  });

  it("loses no word when the server refuses the second half", async () => {
    tab.onrefused = (operation) => takeBack(tab, operation);
    const letGo = server.hold();
    split(tab, node(plan.result.lineageId), "nl", 13);
    const made = tab.children(plan.objective.lineageId)[1]!;
    server.nodes.set(made.lineageId, { ...made, text: {} });
    letGo();
    await stored();
    await vi.waitFor(() =>
      expect(tab.shown(node(plan.result.lineageId)).text.nl).toBe("Elke aanvraag krijgt een bezoek."),
    );
    expect(tab.notice).toMatchObject({ code: "refused", error: "node.exists" });
  });

  it("takes over what the second indicator measured", async () => {
    const [second] = insertBranches(tab, { parentId: plan.objective.lineageId, after: plan.indicator.lineageId }, [
      branchOf(tab, plan.indicator),
    ]);
    tab.change(nodeKey(plan.result.lineageId), "links.indicator", [second]);
    await stored();
    expect(merge(tab, node(second!))).toBe(plan.indicator.lineageId);
    await stored();
    expect(server.nodes.get(plan.result.lineageId)?.links).toEqual({ indicator: [plan.indicator.lineageId] });
  });
});

describe("several rows at once", () => {
  const three = (): PlanNode[] => {
    const copies = duplicate(tab, [node(plan.objective.lineageId)]);
    const more = duplicate(tab, [node(copies[0]!)]);
    return [plan.objective.lineageId, ...copies, ...more].map(node);
  };

  it("duplicates a branch with what measures what", async () => {
    tab.change(nodeKey(plan.result.lineageId), "links.indicator", [plan.indicator.lineageId]);
    const [copy] = duplicate(tab, [node(plan.objective.lineageId)]);
    const [result, indicator] = tab.children(copy!);
    expect(result?.links.indicator).toEqual([indicator?.lineageId]);
    await stored();
    expect(server.nodes.size).toBe(plan.nodes.length + 3);
    undo(tab);
    await stored();
    expect(server.nodes.size).toBe(plan.nodes.length);
  });

  it("moves, gives a unit and removes as one step each, and takes each back", async () => {
    const [first, second, third] = three() as [PlanNode, PlanNode, PlanNode];
    const order = () => tab.children(plan.first.lineageId).map(({ lineageId }) => lineageId);
    expect(moveBlock(tab, [second, third], -1)).toBe(true);
    expect(order()).toEqual([second, third, first].map(({ lineageId }) => lineageId));
    expect(
      moveMany(
        tab,
        [first, third].map(({ lineageId }) => node(lineageId)),
        { parentId: plan.second.lineageId, after: null },
      ),
    ).toBe(true);
    expect(order()).toEqual([second.lineageId]);
    expect(giveUnit(tab, [plan.second], "Dienst preventie")).toBe(true);
    expect(tab.shown(node(first.lineageId)).unit).toBe("Dienst preventie");
    expect(
      removeMany(
        tab,
        [first, third].map(({ lineageId }) => node(lineageId)),
      ),
    ).toBe(true);
    expect(tab.children(plan.second.lineageId)).toHaveLength(0);
    for (let step = 0; step < 4; step += 1) undo(tab);
    expect(order()).toEqual([first, second, third].map(({ lineageId }) => lineageId));
    await stored();
    expect(onServer(plan.first)).toHaveLength(3);
    expect(server.nodes.get(first.lineageId)?.unit).toBeNull();
  });

  it("leaves out what hangs below another chosen row", () => {
    const chosen = new Set([plan.result.lineageId, plan.first.lineageId, plan.objective.lineageId]);
    expect(topmost(tab, chosen).map(({ lineageId }) => lineageId)).toEqual([plan.first.lineageId]);
  });
});

describe("the bin", () => {
  it("brings back what stood under something that is gone too", async () => {
    remove(tab, node(plan.result.lineageId));
    remove(tab, node(plan.objective.lineageId));
    await stored();
    const answer = await tab.bin();
    const entries = (answer.kind === "done" ? answer.body : []).map((entry) => ({
      ...entry,
      path: entry.isParentGone ? [{ lineageId: plan.objective.lineageId, text: {}, isGone: true }] : [],
    }));
    const lost = entries.find(({ nodes }) => nodes[0]?.lineageId === plan.result.lineageId)!;
    const family = withParents(lost, entries)!;
    expect(family.map(({ nodes }) => nodes[0]?.lineageId)).toEqual([plan.objective.lineageId, plan.result.lineageId]);
    expect(restore(tab, family)).toBe(plan.result.lineageId);
    await stored();
    expect(server.nodes.size).toBe(plan.nodes.length);
  });

  it("puts something back elsewhere", async () => {
    const other = aNode({ kind: "operationalObjective", parentId: plan.second.lineageId, text: { nl: "Anders" } });
    server.nodes.set(other.lineageId, other);
    server.treeRevision += 1;
    await tab.refresh();
    remove(tab, node(plan.result.lineageId));
    await stored();
    const answer = await tab.bin();
    const entries = answer.kind === "done" ? answer.body : [];
    restore(tab, entries, { parentId: other.lineageId, after: null });
    await stored();
    expect(onServer(other)).toEqual(["Elke aanvraag krijgt een bezoek."]);
  });
});

describe("the filter", () => {
  it("finds words without accents, keeps the way to them, and counts", () => {
    const outline = new PlanOutline(tab);
    outline.filter = { ...noFilter, text: "BEZOÉK" };
    expect(outline.hitCount).toBe(2);
    expect(outline.rows.map(({ node: { lineageId } }) => lineageId)).toEqual(
      [plan.chapter, plan.first, plan.objective, plan.result, plan.indicator].map(({ lineageId }) => lineageId),
    );
    outline.filter = { ...noFilter, state: "absent", kind: "result" };
    expect(outline.hitCount).toBe(1);
    outline.filter = { ...noFilter, text: "1.2.1 1 R1" };
    expect([outline.hitCount, outline.isHit(plan.result.lineageId)]).toEqual([1, true]);
    outline.filter = noFilter;
    expect(outline.hitCount).toBeNull();
  });

  it("does not look again at every key press", () => {
    const outline = new PlanOutline(tab);
    outline.filter = { ...noFilter, text: "bezoek" };
    const before = outline.rows;
    tab.write(nodeKey(plan.result.lineageId), "text.nl", "Iets anders");
    expect(outline.rows).toBe(before);
    outline.ask();
    expect(outline.hitCount).toBe(1);
  });

  it("travels in the address", () => {
    const filter = { ...noFilter, text: "fiets", state: "outdated", severity: "warning", kind: "indicator" } as const;
    const params = new URLSearchParams("node=1");
    putFilter(params, filter);
    expect(params.toString()).toBe("node=1&q=fiets&state=outdated&severity=warning&kind=indicator");
    expect(filterIn(params)).toEqual(filter);
    putFilter(params, noFilter);
    expect(params.toString()).toBe("node=1");
    expect(filterIn(new URLSearchParams("state=x&kind=y"))).toEqual(noFilter);
  });
});
