import { languageState, type LineageId, type PlanNode } from "@salus/domain";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Pace } from "./link.svelte.ts";
import { PlanEditor } from "./plan-editor.svelte.ts";
import { add, childOf, leafOf, move, moveBy, remove, siblingOf } from "./plan-work.ts";
import { aSmallPlan, InMemoryServer } from "./testing/in-memory-server.ts";
import { nodeKey } from "./transport.ts";
import { redo, undo } from "./undo-work.ts";
import { UnsavedStore } from "./unsaved-store.ts";

const quick: Pace = { debounceMs: 5, retryMs: [10], now: () => Date.now() };
const owner = { tenantId: "tenant-1", userId: "user-1", planId: "plan-1", versionId: "version-1" };

let plan: ReturnType<typeof aSmallPlan>;
let server: InMemoryServer;
let stops: (() => void)[] = [];

/** A browser tab with the plan open. */
function openTab(): PlanEditor & { shut: () => void } {
  const editor = new PlanEditor(server.data(), server.connect(), { store: new UnsavedStore(owner), pace: quick });
  const stop = editor.start();
  stops.push(stop);
  return Object.assign(editor, { shut: stop });
}

const stored = (tab: PlanEditor): Promise<void> => vi.waitFor(() => expect(tab.unsavedCount).toBe(0));
const write = (tab: PlanEditor, { lineageId }: PlanNode, field: string, value: unknown): void =>
  tab.write(nodeKey(lineageId), field, value);
const seen = (tab: PlanEditor, { lineageId }: PlanNode, field: string): unknown => tab.value(nodeKey(lineageId), field);
const clashOf = (tab: PlanEditor, { lineageId }: PlanNode, field: string) =>
  tab.fields.clash(nodeKey(lineageId), field);
const childrenOn = (parentId: LineageId | null): string[] =>
  [...server.nodes.values()]
    .filter((node) => node.parentId === parentId)
    .sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1))
    .map(({ lineageId }) => lineageId);

beforeEach(() => {
  localStorage.clear();
  plan = aSmallPlan();
  server = new InMemoryServer(plan.nodes);
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

describe("saving", () => {
  it("sends what was typed once the typing rests, as one save", async () => {
    const tab = openTab();
    for (const text of ["Gratis", "Gratis en", "Gratis en neutraal"]) write(tab, plan.objective, "text.nl", text);
    await stored(tab);
    expect(server.text(plan.objective.lineageId)).toBe("Gratis en neutraal");
    expect(server.saves).toHaveLength(1);
    expect(tab.link.lastSavedAt).toBeInstanceOf(Date);
  });

  it("keeps one request per node under way and sends what was typed meanwhile from its own revision", async () => {
    const tab = openTab();
    const letGo = server.hold();
    write(tab, plan.objective, "text.nl", "Een");
    tab.fields.flush();
    write(tab, plan.objective, "text.nl", "Een twee");
    tab.fields.flush();
    letGo();
    await stored(tab);
    expect(server.saves.map(({ changes }) => changes["text.nl"])).toEqual(["Een", "Een twee"]);
    expect(server.saves.map(({ baseRevision }) => baseRevision)).toEqual([1, 2]);
    expect(tab.fields.clashes.size).toBe(0);
  });

  it("sends nothing when the text is back to what it was", async () => {
    const tab = openTab();
    write(tab, plan.objective, "text.nl", "anders");
    write(tab, plan.objective, "text.nl", "Gratis advies aan huis.");
    await stored(tab);
    expect(server.saves).toHaveLength(0);
  });

  it("applies a save once when its answer was lost", async () => {
    const tab = openTab();
    server.network = "loses-answers";
    write(tab, plan.objective, "text.nl", "Eerste");
    tab.fields.flush();
    await vi.waitFor(() => expect(tab.link.reach).toBe("unreachable"));
    write(tab, plan.objective, "text.nl", "Eerste en tweede");
    server.network = "up";
    await stored(tab);
    expect(server.text(plan.objective.lineageId)).toBe("Eerste en tweede");
    expect(server.nodes.get(plan.objective.lineageId)?.revision).toBe(3);
    expect(tab.fields.clashes.size).toBe(0);
  });

  it("says the translation is outdated as soon as the original is written on", () => {
    const tab = openTab();
    const translated = { ...plan.result, text: { ...plan.result.text, fr: "Chaque demande reçoit une visite." } };
    expect(languageState(tab.shown(translated), "text", "fr")).toBe("current");
    write(tab, translated, "text.nl", "Elke aanvraag krijgt een gratis bezoek.");
    expect(languageState(tab.shown(translated), "text", "fr")).toBe("outdated");
  });
});

describe("two browsers on one node", () => {
  it("keeps both when they write different fields", async () => {
    const [mine, theirs] = [openTab(), openTab()];
    write(mine, plan.objective, "text.nl", "Nieuw Nederlands");
    write(theirs, plan.objective, "text.fr", "Nouveau français");
    await Promise.all([stored(mine), stored(theirs)]);
    expect(server.nodes.get(plan.objective.lineageId)?.text).toEqual({
      nl: "Nieuw Nederlands",
      fr: "Nouveau français",
    });
    await mine.refresh();
    expect(seen(mine, plan.objective, "text.fr")).toBe("Nouveau français");
  });

  it("shows both texts and the one they began from when they write the same field, and loses neither", async () => {
    const tab = openTab();
    server.colleague(plan.result.lineageId, { "text.nl": "Elke aanvraag krijgt snel een bezoek." });
    write(tab, plan.result, "text.nl", "Elke aanvraag krijgt een gratis bezoek.");
    write(tab, plan.result, "text.fr", "Chaque demande reçoit une visite.");
    await vi.waitFor(() => expect(clashOf(tab, plan.result, "text.nl")).toBeDefined());
    expect(clashOf(tab, plan.result, "text.nl")).toMatchObject({
      base: "Elke aanvraag krijgt een bezoek.",
      theirs: "Elke aanvraag krijgt snel een bezoek.",
      changedBy: "Karim El Amrani",
    });
    expect(seen(tab, plan.result, "text.nl")).toBe("Elke aanvraag krijgt een gratis bezoek.");
    await vi.waitFor(() => expect(server.text(plan.result.lineageId, "fr")).toBe("Chaque demande reçoit une visite."));
    expect(server.text(plan.result.lineageId)).toBe("Elke aanvraag krijgt snel een bezoek.");
  });

  it.each([
    ["mine", "mijn tekst", "mijn tekst"],
    ["theirs", null, "hun tekst"],
    ["both together", "mijn en hun tekst", "mijn en hun tekst"],
  ])("stores %s when that was chosen", async (_name, chosen, left) => {
    const tab = openTab();
    const subject = nodeKey(plan.result.lineageId);
    server.colleague(plan.result.lineageId, { "text.nl": "hun tekst" });
    write(tab, plan.result, "text.nl", "mijn tekst");
    await vi.waitFor(() => expect(tab.fields.clashes.size).toBe(1));
    tab.fields.resolve(subject, "text.nl", chosen === null ? null : { value: chosen });
    await stored(tab);
    expect(server.text(plan.result.lineageId)).toBe(left);
    expect(tab.value(subject, "text.nl")).toBe(left);
  });

  it("asks again when the colleague writes on after the choice", async () => {
    const tab = openTab();
    const subject = nodeKey(plan.result.lineageId);
    server.colleague(plan.result.lineageId, { "text.nl": "hun tekst" });
    write(tab, plan.result, "text.nl", "mijn tekst");
    await vi.waitFor(() => expect(tab.fields.clashes.size).toBe(1));
    server.colleague(plan.result.lineageId, { "text.nl": "hun tweede tekst" });
    tab.fields.resolve(subject, "text.nl", { value: "mijn tekst" });
    await vi.waitFor(() => expect(clashOf(tab, plan.result, "text.nl")?.theirs).toBe("hun tweede tekst"));
    expect(server.text(plan.result.lineageId)).toBe("hun tweede tekst");
  });

  it("sees no conflict when both wrote the same", async () => {
    const tab = openTab();
    server.colleague(plan.result.lineageId, { "text.nl": "zelfde" });
    write(tab, plan.result, "text.nl", "zelfde");
    await stored(tab);
    expect(tab.fields.clashes.size).toBe(0);
  });
});

describe("what could not be stored", () => {
  it("survives a closed tab and is sent by the next one", async () => {
    server.network = "down";
    const closed = openTab();
    write(closed, plan.objective, "text.nl", "Geschreven in de trein");
    closed.shut();
    server.network = "up";
    const next = openTab();
    await vi.waitFor(() => expect(server.text(plan.objective.lineageId)).toBe("Geschreven in de trein"));
    await stored(next);
    expect(Object.keys(localStorage).filter((key) => key.startsWith("salus.unsaved"))).toEqual([]);
  });

  it("takes along added nodes and the text in them", async () => {
    server.network = "down";
    const closed = openTab();
    const addition = leafOf(closed, plan.indicator, "indicator");
    const id = addition && add(closed, addition);
    write(closed, { ...plan.indicator, lineageId: id as LineageId }, "text.nl", "Aantal nazorgbezoeken");
    closed.shut();
    server.network = "up";
    const next = openTab();
    await vi.waitFor(() => expect(next.node(id)?.kind).toBe("indicator"));
    await stored(next);
    expect(server.text(id as LineageId)).toBe("Aantal nazorgbezoeken");
  });

  it("is sent when the line is back, without anybody doing anything", async () => {
    const tab = openTab();
    server.network = "down";
    write(tab, plan.objective, "text.nl", "Onderweg");
    await vi.waitFor(() => expect(tab.link.reach).toBe("unreachable"));
    expect(tab.unsavedCount).toBe(1);
    server.network = "up";
    await stored(tab);
    expect(tab.link.reach).toBe("ok");
  });

  it("waits for the same person to sign in again, and for nobody else", async () => {
    const tab = openTab();
    server.session = null;
    write(tab, plan.objective, "text.nl", "Na afmelden");
    await vi.waitFor(() => expect(tab.link.reach).toBe("signed-out"));
    server.session = { userId: "user-2", tenantId: "tenant-1" };
    await tab.link.wake();
    expect(tab.link.reach).toBe("other-account");
    expect(server.text(plan.objective.lineageId)).toBe("Gratis advies aan huis.");
    server.session = { userId: "user-1", tenantId: "tenant-1" };
    await tab.link.wake();
    await stored(tab);
    expect(server.text(plan.objective.lineageId)).toBe("Na afmelden");
  });

  it("stays here with its reason when the node is gone", async () => {
    const tab = openTab();
    server.nodes.delete(plan.result.lineageId);
    write(tab, plan.result, "text.nl", "Nergens thuis");
    await vi.waitFor(() => expect(tab.fields.refusals.size).toBe(1));
    expect(tab.fields.refusals.get(nodeKey(plan.result.lineageId))).toBe("node.not_found");
    expect(seen(tab, plan.result, "text.nl")).toBe("Nergens thuis");
    tab.fields.discard(nodeKey(plan.result.lineageId));
    expect(tab.unsavedCount).toBe(0);
  });

  it("of an earlier version is shown, not sent", () => {
    new UnsavedStore({ ...owner, versionId: "version-0" }).put(nodeKey(plan.result.lineageId), {
      packet: null,
      edits: { "text.nl": { value: "Oud", base: "", baseRevision: 1, at: 0 } },
    });
    const tab = openTab();
    expect(tab.leftovers.map(({ entry }) => entry.edits["text.nl"]?.value)).toEqual(["Oud"]);
    expect(tab.unsavedCount).toBe(0);
  });
});

describe("the shape of the plan", () => {
  it("adds a node behind its sibling, and writes in it before the server knows it", async () => {
    const tab = openTab();
    const addition = siblingOf(tab, plan.objective);
    const id = addition && add(tab, addition);
    write(tab, { ...plan.objective, lineageId: id as LineageId }, "text.nl", "Tweede doelstelling");
    expect(tab.label(id as LineageId)).toBe("2");
    await stored(tab);
    expect(server.text(id as LineageId)).toBe("Tweede doelstelling");
    expect(childrenOn(plan.first.lineageId)).toEqual([plan.objective.lineageId, id]);
  });

  it("offers nothing where the framework has its fixed list", () => {
    const tab = openTab();
    expect(siblingOf(tab, plan.first)).toBeNull();
    expect(childOf(tab, plan.chapter)).toBeNull();
    expect(childOf(tab, plan.objective)?.kind).toBe("result");
  });

  it("moves past the edge into the neighbouring objective, and back again by undo", async () => {
    const tab = openTab();
    expect(moveBy(tab, plan.objective, 1)).toBe(true);
    expect(tab.node(plan.objective.lineageId)?.parentId).toBe(plan.second.lineageId);
    undo(tab);
    await stored(tab);
    expect(server.nodes.get(plan.objective.lineageId)?.parentId).toBe(plan.first.lineageId);
  });

  it("refuses a move the framework does not allow and says why", () => {
    const tab = openTab();
    expect(move(tab, plan.result, { parentId: plan.chapter.lineageId, after: null })).toBe(false);
    expect(tab.notice).toMatchObject({ code: "refused", error: "node.wrong_parent" });
    expect(tab.node(plan.result.lineageId)?.parentId).toBe(plan.objective.lineageId);
  });

  it("removes with all below and brings all back by undo, texts included", async () => {
    const tab = openTab();
    write(tab, plan.result, "text.nl", "Net nog getypt");
    remove(tab, plan.objective);
    expect(tab.children(plan.first.lineageId)).toEqual([]);
    undo(tab);
    expect(tab.children(plan.objective.lineageId)).toHaveLength(2);
    await stored(tab);
    expect(server.text(plan.result.lineageId)).toBe("Net nog getypt");
    redo(tab);
    await stored(tab);
    expect(server.nodes.has(plan.result.lineageId)).toBe(false);
  });

  it("reads the plan again when the server refuses, and says so", async () => {
    const tab = openTab();
    server.nodes.delete(plan.objective.lineageId);
    const addition = childOf(tab, plan.objective, "indicator");
    const id = addition && add(tab, addition);
    await vi.waitFor(() => expect(tab.notice).toMatchObject({ code: "refused", error: "node.not_found" }));
    await vi.waitFor(() => expect(tab.node(id)).toBeNull());
  });
});

describe("undo", () => {
  it("takes a text back and forth", async () => {
    const tab = openTab();
    tab.change(nodeKey(plan.result.lineageId), "text.nl", "Tweede");
    undo(tab);
    expect(seen(tab, plan.result, "text.nl")).toBe("Elke aanvraag krijgt een bezoek.");
    redo(tab);
    await stored(tab);
    expect(server.text(plan.result.lineageId)).toBe("Tweede");
  });

  it("counts one stay in a field as one step", async () => {
    const tab = openTab();
    tab.enter(nodeKey(plan.result.lineageId), "text.nl");
    for (const text of ["E", "El", "Elk"]) write(tab, plan.result, "text.nl", text);
    tab.leave();
    undo(tab);
    await stored(tab);
    expect(seen(tab, plan.result, "text.nl")).toBe("Elke aanvraag krijgt een bezoek.");
    expect(tab.undoStack.canUndo).toBe(false);
  });

  it("does not overwrite what a colleague wrote since", async () => {
    const tab = openTab();
    tab.change(nodeKey(plan.result.lineageId), "text.nl", "Tweede");
    await stored(tab);
    server.colleague(plan.result.lineageId, { "text.nl": "Van Karim" });
    await tab.refresh();
    expect(undo(tab)).toBeNull();
    expect(tab.notice?.code).toBe("undoRefused");
    expect(server.text(plan.result.lineageId)).toBe("Van Karim");
  });
});
