import { applyChanges, type LineageId, type PlanNode } from "@salus/domain";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PlanEditor } from "../plan-editor.svelte.ts";
import { aSmallPlan, InMemoryServer } from "../testing/in-memory-server.ts";
import { nodeKey } from "../transport.ts";
import { Live, type LiveSetting } from "./live.svelte.ts";

/** A stream in the hands of the test. */
class FakeSource {
  readonly query: string;
  isClosed = false;
  onerror: ((event: Event) => unknown) | null = null;
  readonly #listeners = new Map<string, (event: Event) => void>();
  constructor(query: string) {
    this.query = query;
  }
  addEventListener(name: string, listener: unknown): void {
    this.#listeners.set(name, listener as (event: Event) => void);
  }
  say(name: string, data: unknown): void {
    this.#listeners.get(name)?.(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
  close(): void {
    this.isClosed = true;
  }
}

let plan: ReturnType<typeof aSmallPlan>;
let server: InMemoryServer;
let editor: PlanEditor;
let live: Live;
let sources: FakeSource[];
let stop: () => void;
const onother = vi.fn();

const setting: LiveSetting = {
  connect: (query) => {
    const source = new FakeSource(query);
    sources.push(source);
    return source as unknown as EventSource;
  },
  retryMs: [10],
  hiddenMs: 10,
  touchMs: 10_000,
  onother,
};
const source = (): FakeSource => sources.at(-1) as FakeSource;

/** What the stream says after a colleague saved. */
function told(nodes: PlanNode[], removed: LineageId[] = [], more: object = {}) {
  const since = server.treeRevision;
  server.treeRevision += 1;
  const version = { id: "version-1", number: 1, status: "draft", treeRevision: server.treeRevision };
  const by = nodes.map(({ lineageId }) => ({ lineageId, userId: "user-2", name: "Karim" }));
  return { version, since, whole: false, nodes, removed, grantLines: [], by, ...more };
}
const changed = (node: PlanNode, text: string): PlanNode =>
  applyChanges(node, { "text.nl": text }, node.revision).node as PlanNode;

beforeEach(() => {
  localStorage.clear();
  onother.mockReset();
  sources = [];
  plan = aSmallPlan();
  server = new InMemoryServer(plan.nodes);
  editor = new PlanEditor(server.data(), server.connect());
  live = new Live(editor, setting);
  stop = live.start();
});
afterEach(() => stop());

describe("what a colleague does", () => {
  it("comes in at once, says who did it, and leaves the others as they are", () => {
    source().say("changes", told([changed(plan.result, "Van Karim")]));
    expect(editor.node(plan.result.lineageId)?.text.nl).toBe("Van Karim");
    expect(live.touched.get(`${plan.result.lineageId} text.nl`)).toEqual({ name: "Karim" });
    expect(editor.node(plan.objective.lineageId)).toBe(plan.objective);
    source().say("changes", told([], [plan.indicator.lineageId]));
    expect(editor.node(plan.indicator.lineageId)).toBeNull();
  });

  it("leaves the numbers and places of the others what they were, so that no row is drawn for a word", () => {
    const before = [editor.labels, editor.places];
    source().say("changes", told([changed(plan.result, "Van Karim")]));
    expect(editor.labels).toBe(before[0]);
    expect(editor.places).toBe(before[1]);
    source().say("changes", told([], [plan.indicator.lineageId]));
    expect(editor.label(plan.indicator.lineageId)).toBe("");
  });

  it("waits while the field is open; what is written then starts from what was in sight", async () => {
    const subject = nodeKey(plan.result.lineageId);
    editor.enter(subject, "text.nl");
    server.colleague(plan.result.lineageId, { "text.nl": "Van Karim" });
    server.treeRevision -= 1;
    source().say("changes", told([changed(plan.result, "Van Karim")]));
    expect(editor.shown(editor.node(plan.result.lineageId) as PlanNode).text.nl).toBe(plan.result.text.nl);
    editor.write(subject, "text.nl", "Van mij");
    editor.leave();
    await expect.poll(() => editor.fields.clash(subject, "text.nl")?.theirs).toBe("Van Karim");
    expect(server.text(plan.result.lineageId)).toBe("Van Karim");
    expect(editor.value(subject, "text.nl")).toBe("Van mij");
  });

  it("never takes back what was saved while the field stayed open", async () => {
    const subject = nodeKey(plan.result.lineageId);
    editor.enter(subject, "text.nl");
    editor.write(subject, "text.nl", "Een");
    editor.fields.flush();
    await expect.poll(() => editor.fields.count).toBe(0);
    const shown = () => editor.shown(editor.node(plan.result.lineageId) as PlanNode).text.nl;
    expect(shown()).toBe("Een");
    editor.write(subject, "text.nl", "Een en twee");
    editor.fields.flush();
    await expect.poll(() => server.text(plan.result.lineageId)).toBe("Een en twee");
    await expect.poll(() => editor.fields.count).toBe(0);
    expect(editor.fields.clashes.size).toBe(0);
    const stored = server.nodes.get(plan.result.lineageId) as PlanNode;
    source().say("changes", told([changed(stored, "Van Karim")], [], { since: editor.treeRevision }));
    expect(shown()).toBe("Een en twee");
    editor.leave();
    expect(shown()).toBe("Van Karim");
  });

  it("shows when an untouched field is left", () => {
    const subject = nodeKey(plan.result.lineageId);
    editor.enter(subject, "text.nl");
    source().say("changes", told([changed(plan.result, "Van Karim")]));
    editor.leave();
    expect(editor.shown(editor.node(plan.result.lineageId) as PlanNode).text.nl).toBe("Van Karim");
    expect(editor.fields.count).toBe(0);
  });

  it("of oneself in another tab comes in without a mark", () => {
    const by = [{ lineageId: plan.result.lineageId, userId: "user-1", name: "Ik" }];
    source().say("changes", told([changed(plan.result, "Andere tab")], [], { by }));
    expect(editor.node(plan.result.lineageId)?.text.nl).toBe("Andere tab");
    expect(live.touched.size).toBe(0);
  });

  it("that makes another version or status has the page read again", () => {
    const version = { id: "version-1", number: 1, status: "submitted", treeRevision: 1 };
    source().say("changes", { ...told([]), version });
    expect(onother).toHaveBeenCalledOnce();
  });
});

describe("the line", () => {
  it("begins again from what is known when something was missed", async () => {
    source().say("changes", told([]));
    const known = editor.treeRevision;
    server.treeRevision += 3;
    source().say("changes", told([changed(plan.result, "Te vroeg")]));
    expect(editor.node(plan.result.lineageId)?.text.nl).toBe(plan.result.text.nl);
    expect(sources[0]?.isClosed).toBe(true);
    await expect.poll(() => sources.length).toBe(2);
    expect(source().query).toContain(`since=${known}`);
  });

  it("asks while there is no stream, and takes the stream when it is back", async () => {
    server.colleague(plan.result.lineageId, { "text.nl": "Terwijl het stil was" });
    source().onerror?.(new Event("error"));
    expect(live.line).toBe("asking");
    await expect.poll(() => editor.node(plan.result.lineageId)?.text.nl).toBe("Terwijl het stil was");
    await expect.poll(() => sources.length).toBe(2);
    source().say("changes", told([]));
    expect(live.line).toBe("live");
  });

  it("says offline when the server is gone, signed out when the session is, and recovers from both", async () => {
    server.network = "down";
    source().onerror?.(new Event("error"));
    await expect.poll(() => editor.link.reach).toBe("unreachable");
    server.network = "up";
    await expect.poll(() => sources.length).toBe(2);
    source().say("changes", told([]));
    expect(editor.link.reach).toBe("ok");
    const { session } = server;
    server.session = null;
    source().onerror?.(new Event("error"));
    await expect.poll(() => editor.link.reach).toBe("signed-out");
    server.session = session && { ...session, userId: "somebody else" };
    await expect.poll(() => editor.link.reach).toBe("other-account");
    server.session = session;
    await expect.poll(() => editor.link.reach).toBe("ok");
  });
});

describe("who is here", () => {
  it("is everybody else, each once, wherever their pages are", () => {
    const row = { name: "Karim", userId: "user-2", nodeId: plan.result.lineageId, field: "text.nl" };
    const people = [row, { ...row, nodeId: plan.objective.lineageId, field: null }, { ...row, userId: "user-1" }];
    source().say("people", { people });
    expect(live.people.map(({ name }) => name)).toEqual(["Karim"]);
    expect(live.at(plan.objective.lineageId)).toHaveLength(1);
    expect(live.writing(plan.result.lineageId, "text.nl")).toHaveLength(1);
    expect(live.writing(plan.objective.lineageId, "text.nl")).toHaveLength(0);
  });
});
