import type { PlanNode } from "@salus/domain";
import { flushSync, tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { render } from "vitest-browser-svelte";
import { userEvent } from "vitest/browser";
import { SingleKeys } from "#lib/shell/keys.svelte.ts";
import type { Desk } from "./desk.svelte.ts";
import { PlanEditor } from "./plan-editor.svelte.ts";
import DeskForTests from "./testing/Desk.svelte";
import { aNode, aSmallPlan, InMemoryServer } from "./testing/in-memory-server.ts";
import { nodeKey } from "./transport.ts";
import { noFilter } from "./tree-filter.ts";

let plan: ReturnType<typeof aSmallPlan>;
let desk: Desk;

const rows = (): string[] =>
  [...document.querySelectorAll("[data-row] .no")].map((element) => element.textContent ?? "");
const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset["row"];
const press = (keys: string): Promise<void> => userEvent.keyboard(keys);
const at = ({ lineageId }: PlanNode): string => lineageId;

async function show(options: { permittedActions?: ("plan.edit" | "plan.read")[]; single?: SingleKeys } = {}) {
  plan = aSmallPlan();
  const server = new InMemoryServer(plan.nodes);
  const { permittedActions, single } = options;
  const editor = new PlanEditor(server.data(permittedActions ? { permittedActions } : {}), server.connect());
  await render(DeskForTests, { editor, ondesk: (made: Desk) => (desk = made), ...(single ? { single } : {}) });
  await desk.focusRow(plan.chapter.lineageId);
  return { server, editor };
}

beforeEach(() => localStorage.clear());

describe("walking through the tree", () => {
  it("opens, goes in, goes out and closes with the arrows", async () => {
    await show();
    expect(rows()).toEqual(["1"]);
    await press("{ArrowRight}");
    expect(rows()).toEqual(["1", "1.2.1", "1.2.2"]);
    await press("{ArrowRight}");
    expect(focused()).toBe(at(plan.first));
    await press("{ArrowRight}{ArrowRight}{ArrowRight}{ArrowDown}");
    expect(focused()).toBe(at(plan.result));
    expect(rows()).toEqual(["1", "1.2.1", "1", "R1", "I1", "1.2.2"]);
    await press("{ArrowLeft}");
    expect(focused()).toBe(at(plan.objective));
    await press("{ArrowLeft}");
    expect(rows()).toEqual(["1", "1.2.1", "1", "1.2.2"]);
    await press("{End}");
    expect(focused()).toBe(at(plan.second));
    await press("{Home}");
    expect(focused()).toBe(at(plan.chapter));
  });

  it("has one stop for the Tab key, on the chosen row", async () => {
    await show();
    desk.select(plan.indicator.lineageId);
    await expect.poll(() => document.querySelectorAll('[role="row"][tabindex="0"]').length).toBe(1);
    expect(document.querySelector('[role="row"][tabindex="0"]')?.getAttribute("data-row")).toBe(at(plan.indicator));
  });

  it("says level, place and whether a row is open", async () => {
    await show();
    await press("{ArrowRight}");
    const row = document.querySelector(`[data-row="${at(plan.second)}"]`);
    expect(row?.getAttribute("aria-level")).toBe("2");
    expect(row?.getAttribute("aria-posinset")).toBe("2");
    expect(row?.getAttribute("aria-setsize")).toBe("2");
    expect(document.querySelector(`[data-row="${at(plan.chapter)}"]`)?.getAttribute("aria-expanded")).toBe("true");
    expect(row?.hasAttribute("aria-expanded")).toBe(false);
  });

  it("jumps to a number and filters by words, with the way to what was found", async () => {
    await show();
    await press("1.2.2");
    expect(focused()).toBe(at(plan.second));
    desk.outline.filter = { ...noFilter, text: "bezoeken" };
    await expect.poll(rows).toEqual(["1", "1.2.1", "1", "I1"]);
  });
});

describe("drawing", () => {
  it("touches no other row while somebody types", async () => {
    await show();
    desk.outline.openAll();
    await expect.poll(() => rows().length).toBe(6);
    const touched = new Set<string | undefined>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records)
        touched.add(
          (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>("[data-row]")?.dataset[
            "row"
          ],
        );
    });
    const tree = document.querySelector('[role="treegrid"]');
    if (tree) observer.observe(tree, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const text of ["B", "Be", "Bez"]) {
      desk.editor.write(nodeKey(plan.result.lineageId), "text.nl", text);
      flushSync();
    }
    await Promise.resolve();
    observer.disconnect();
    expect([...touched]).toEqual([at(plan.result)]);
  });
});

describe("a plan of hundreds of rows", () => {
  const drawn = (): number => document.querySelectorAll("[data-row]").length;
  const heightOfRest = (): number =>
    [...document.querySelectorAll<HTMLElement>(".rest")].reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);

  async function showMany() {
    const { chapter, first, objective } = aSmallPlan();
    const results = Array.from({ length: 400 }, (_, index) =>
      aNode({
        parentId: objective.lineageId,
        kind: "result",
        orderKey: `a${String(index).padStart(4, "0")}1`,
        text: { nl: `Resultaat ${index + 1}` },
      }),
    );
    document.documentElement.style.setProperty("--row", "25px");
    const server = new InMemoryServer([chapter, first, objective, ...results]);
    const editor = new PlanEditor(server.data(), server.connect());
    await render(DeskForTests, { editor, ondesk: (made: Desk) => (desk = made) });
    await desk.focusRow(chapter.lineageId);
    return { results, all: results.length + 3 };
  }

  it("is drawn a part at a time when all of it is opened, and nothing moves meanwhile", async () => {
    const { all } = await showMany();
    desk.outline.openAll();
    flushSync();
    expect(drawn()).toBeGreaterThan(20);
    expect(drawn()).toBeLessThan(all / 2);
    expect(heightOfRest()).toBe((all - drawn()) * 25);
    await expect.poll(drawn).toBe(all);
    expect(heightOfRest()).toBe(0);
    expect(rows().slice(0, 4)).toEqual(["1", "1.2.1", "1", "R1"]);
    expect(rows().at(-1)).toBe("R400");
  });

  it("has the last row for the keyboard before all are drawn, with its place among all", async () => {
    const { results, all } = await showMany();
    desk.outline.openAll();
    flushSync();
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
    await tick();
    expect(drawn()).toBeLessThan(all);
    expect(focused()).toBe(results.at(-1)?.lineageId);
    expect(document.activeElement?.getAttribute("aria-posinset")).toBe("400");
    expect(document.activeElement?.getAttribute("aria-setsize")).toBe("400");
    await expect.poll(drawn).toBe(all);
    expect(focused()).toBe(results.at(-1)?.lineageId);
  });
});

describe("working in the tree", () => {
  it("adds beside and below, moves, removes and takes it back", async () => {
    await show();
    desk.select(plan.objective.lineageId);
    await desk.focusRow(plan.objective.lineageId);
    await press("n");
    const added = desk.outline.selected;
    expect(added?.kind).toBe("operationalObjective");
    await desk.focusRow(added?.lineageId ?? null);
    await press("{Alt>}{ArrowUp}{/Alt}");
    expect(desk.editor.children(plan.first.lineageId).map(({ lineageId }) => lineageId)).toEqual([
      added?.lineageId,
      plan.objective.lineageId,
    ]);
    await press("{Delete}");
    expect(desk.editor.children(plan.first.lineageId)).toHaveLength(1);
    await desk.turn("undo");
    expect(desk.editor.children(plan.first.lineageId)).toHaveLength(2);
  });

  it("adds results and indicators with one letter, from anywhere in their objective", async () => {
    await show();
    desk.select(plan.indicator.lineageId);
    await desk.focusRow(plan.indicator.lineageId);
    await press("r");
    expect(desk.outline.selected?.kind).toBe("result");
    await desk.focusRow(desk.outline.selectedId);
    await press("i");
    expect(desk.outline.selected?.kind).toBe("indicator");
    expect(desk.editor.children(plan.objective.lineageId)).toHaveLength(4);
  });

  it("searches with letters when single letters are switched off", async () => {
    const single = new SingleKeys();
    single.on = false;
    await show({ single });
    await press("{ArrowRight}");
    await press("de so");
    expect(focused()).toBe(at(plan.second));
    expect(desk.editor.nodes.size).toBe(plan.nodes.length);
  });

  it("does nothing to a plan that can only be read", async () => {
    await show({ permittedActions: ["plan.read"] });
    desk.select(plan.objective.lineageId);
    await desk.focusRow(plan.objective.lineageId);
    await press("n{Delete}{Alt>}{ArrowDown}{/Alt}");
    expect(desk.editor.nodes.size).toBe(plan.nodes.length);
    expect(document.querySelector('[role="treegrid"]')?.getAttribute("aria-readonly")).toBe("true");
  });
});

describe("a keystroke", () => {
  it("touches its own row and no other, and asks nothing of the server", async () => {
    const { server, editor } = await show();
    desk.outline.openAll();
    flushSync();
    const tree = document.querySelector('[role="treegrid"]');
    const seen = new MutationObserver(() => {});
    if (tree) seen.observe(tree, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const text of ["E", "El", "Elk"]) {
      editor.write(nodeKey(plan.result.lineageId), "text.nl", text);
      flushSync();
    }
    const touched = seen.takeRecords().map(({ target }) => (target as Element).parentElement?.closest("[data-row]"));
    expect(new Set(touched.map((row) => row?.getAttribute("data-row")))).toEqual(new Set([at(plan.result)]));
    expect(server.saves).toEqual([]);
  });
});
