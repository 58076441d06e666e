import { fieldRevision, type LineageId, type NodeField, type PlanNode } from "@salus/domain";
import { SvelteMap } from "svelte/reactivity";
import type { PlanEditor } from "../plan-editor.svelte.ts";
import type { Adopted, ChangesBody, Stand } from "../transport.ts";

export type Person = { readonly userId: string; readonly name: string; readonly places: readonly Place[] };
export type Place = { readonly nodeId: string | null; readonly field: string | null };
/** A field that a colleague changed while this page was open. */
export type Touch = { readonly name: string | null };
/** How news comes in: by itself, by asking now and then, or not now. */
export type Line = "live" | "asking" | "off";

type PersonRow = Place & { readonly userId: string; readonly name: string };
type Source = Pick<EventSource, "addEventListener" | "close" | "onerror">;

export type LiveSetting = {
  /** Opens the stream; the address without its query. */
  readonly connect: (query: string) => Source;
  readonly retryMs: readonly number[];
  /** How long a page that nobody looks at goes on listening. */
  readonly hiddenMs: number;
  /** How long a field shows that somebody changed it. */
  readonly touchMs: number;
  /** The plan has another version or another status now. */
  readonly onother: () => void;
};

const nobody: readonly Person[] = [];
const fieldsOf = (node: PlanNode): NodeField[] => Object.keys(node.fieldRevisions) as NodeField[];

/**
 * What colleagues do in the plan, as it happens: their changes go into the editor, where they are stands here. Without
 * a stream it asks now and then, and tries the stream again.
 */
export class Live {
  people = $state.raw<readonly Person[]>([]);
  readonly #standing: ReadonlyMap<string | null, readonly Person[]> = $derived.by(() => {
    const standing = new Map<string | null, Person[]>();
    for (const person of this.people)
      for (const nodeId of new Set(person.places.map((place) => place.nodeId)))
        standing.set(nodeId, [...(standing.get(nodeId) ?? []), person]);
    return standing;
  });
  line = $state<Line>("off");
  readonly touched = new SvelteMap<string, Touch>();
  /** The last changes of others, for who cannot see them. */
  news = $state.raw<{ readonly name: string | null; readonly ids: readonly LineageId[] } | null>(null);

  readonly #editor: PlanEditor;
  readonly #setting: LiveSetting;
  readonly #tab = crypto.randomUUID();
  #source: Source | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #hidden: ReturnType<typeof setTimeout> | null = null;
  readonly #fading = new Set<ReturnType<typeof setTimeout>>();
  #failures = 0;
  #isClosed = false;
  #stand: Place = { nodeId: null, field: null };

  constructor(editor: PlanEditor, setting: LiveSetting) {
    this.#editor = editor;
    this.#setting = setting;
  }

  start(): () => void {
    document.addEventListener("visibilitychange", this.#seen);
    this.#open();
    return () => {
      this.#isClosed = true;
      document.removeEventListener("visibilitychange", this.#seen);
      this.#close();
      for (const timer of this.#fading) clearTimeout(timer);
      if (this.#hidden !== null) clearTimeout(this.#hidden);
    };
  }

  /** Tries at once: the network or the person is back. */
  nudge(): void {
    if (this.line !== "live" && !this.#isClosed && document.visibilityState === "visible") void this.#ask();
  }

  /** Tells the others where this page is. */
  stand(place: Place): void {
    if (place.nodeId === this.#stand.nodeId && place.field === this.#stand.field) return;
    this.#stand = place;
    if (this.line === "live") this.#say();
  }

  at(nodeId: string): readonly Person[] {
    return this.#standing.get(nodeId) ?? nobody;
  }

  writing(nodeId: string, field: string): readonly Person[] {
    return this.people.filter(({ places }) => places.some((place) => place.nodeId === nodeId && place.field === field));
  }

  #say(): void {
    const stand: Stand = { tab: this.#tab, ...this.#stand };
    void this.#editor.transport.stand(stand);
  }

  #open(): void {
    if (this.#isClosed || this.#source) return;
    this.#clearTimer();
    const source = this.#setting.connect(`since=${this.#editor.treeRevision}&tab=${this.#tab}`);
    this.#source = source;
    source.addEventListener("changes", (event) => {
      if (this.#source !== source) return;
      if (this.line !== "live") {
        this.line = "live";
        this.#failures = 0;
        this.#editor.link.learn({ kind: "done", body: null });
        this.#say();
      }
      this.#adopt(JSON.parse((event as MessageEvent<string>).data) as ChangesBody);
    });
    source.addEventListener("people", (event) => {
      const { people } = JSON.parse((event as MessageEvent<string>).data) as { people: PersonRow[] };
      this.#meet(people);
    });
    source.onerror = () => {
      if (this.#source !== source) return;
      this.people = [];
      this.#resume();
    };
  }

  #close(): void {
    this.#clearTimer();
    this.#source?.close();
    this.#source = null;
    this.line = "off";
  }

  #later(): void {
    const { retryMs } = this.#setting;
    const wait = retryMs[Math.min(this.#failures, retryMs.length - 1)] ?? 1000;
    this.#failures += 1;
    // Not all at the same moment, after a restart of the server.
    this.#timer = setTimeout(() => void this.#ask(), wait * (0.75 + Math.random() / 2));
  }

  /** Without a stream: asks what changed, and then tries the stream again. */
  async #ask(): Promise<void> {
    this.#clearTimer();
    const { link, transport } = this.#editor;
    const answer = await transport.changes(this.#editor.treeRevision);
    if (answer.kind === "done" && !link.isOurs) await link.wake();
    if (this.#isClosed || this.#source || this.#timer !== null) return;
    if (answer.kind !== "done" || link.isOurs) link.learn(answer);
    // Nobody stands in a plan under the name of somebody else.
    if (answer.kind === "done" && link.isOurs) {
      this.#adopt(answer.body);
      this.#open();
    } else this.#later();
  }

  #adopt(changes: ChangesBody): void {
    const { version } = this.#editor.data;
    if (changes.version.id !== version.id || changes.version.status !== version.status) {
      this.#setting.onother();
      return;
    }
    if (changes.whole) {
      void this.#editor.refresh();
      return;
    }
    if (changes.since > this.#editor.treeRevision) {
      this.#resume();
      return;
    }
    const mine = this.#editor.data.me.userId;
    const by = new Map(changes.by.map(({ lineageId, userId, name }) => [lineageId, { userId, name }]));
    const theirs = this.#editor.adoptChanges(changes).filter(({ node }) => by.get(node.lineageId)?.userId !== mine);
    for (const adopted of theirs) this.#touch(adopted, by.get(adopted.node.lineageId)?.name ?? null);
    const [last] = theirs.slice(-1);
    if (last) {
      const name = by.get(last.node.lineageId)?.name ?? null;
      this.news = { name, ids: theirs.map(({ node }) => node.lineageId) };
    }
  }

  /** Something was missed: begins again from what is known. */
  #resume(): void {
    this.#close();
    this.line = "asking";
    this.#later();
  }

  #touch({ node, before }: Adopted, name: string | null): void {
    const fields = fieldsOf(node).filter((field) => fieldRevision(node, field) > (before?.revision ?? 0));
    for (const field of fields) {
      const key = `${node.lineageId} ${field}`;
      const touch: Touch = { name };
      this.touched.set(key, touch);
      const timer = setTimeout(() => {
        this.#fading.delete(timer);
        if (this.touched.get(key) === touch) this.touched.delete(key);
      }, this.#setting.touchMs);
      this.#fading.add(timer);
    }
  }

  /** One person, however many pages; oneself is no company. */
  #meet(rows: readonly PersonRow[]): void {
    const mine = this.#editor.data.me.userId;
    const people = new Map<string, Person>();
    for (const { userId, name, nodeId, field } of rows) {
      if (userId === mine) continue;
      const places = [...(people.get(userId)?.places ?? []), { nodeId, field }];
      people.set(userId, { userId, name, places });
    }
    this.people = [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  readonly #seen = (): void => {
    if (this.#hidden !== null) clearTimeout(this.#hidden);
    this.#hidden = null;
    if (document.visibilityState === "visible") {
      if (this.line === "off") this.#open();
      return;
    }
    // A browser has few lines to one server; a page that nobody looks at gives its line back.
    this.#hidden = setTimeout(() => {
      this.#close();
      this.people = [];
    }, this.#setting.hiddenMs);
  };

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

export const usualSetting = (planId: string, onother: () => void): LiveSetting => ({
  connect: (query) => new EventSource(`/api/v1/plans/${planId}/live?${query}`),
  retryMs: [500, 1000, 2000, 5000, 10_000],
  hiddenMs: 20_000,
  touchMs: 20_000,
  onother,
});
