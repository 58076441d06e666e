import type { ApiClient } from "@salus/api/client";
import type { Finding, Language, LocalizedText, NodeField, PlanNode, WordList } from "@salus/domain";
import type { TermPair, TextMark } from "@salus/language";
import { SvelteMap } from "svelte/reactivity";
import { type Refusal, refusalOf } from "#lib/api/client.ts";
import type { PlanEditor } from "#lib/plan/plan-editor.svelte.ts";
import MarkList from "./MarkList.svelte";
import OutdatedSince from "./OutdatedSince.svelte";
import ReviewMark from "./ReviewMark.svelte";
import type { WordEntry } from "./calls.ts";
import { WorkerLine } from "./worker-line.ts";

/** One save of a field, as the trail has it. */
export type FieldChange = { at: string; by: string | null; revision: number; before: unknown; after: unknown };
type Given = { readonly client: ApiClient; readonly editor: PlanEditor; readonly mayManageWords: boolean };

const restMs = 1_200;
const mostKept = 3_000;

/**
 * What is found about the language of a plan while somebody works on it. All reading is a worker's; nothing here waits
 * for it, and nothing changes a text.
 */
export class LanguageDesk {
  readonly mayManageWords: boolean;
  /** What stands under a text; it comes along with this part of the program. */
  readonly List = MarkList;
  readonly Review = ReviewMark;
  readonly Since = OutdatedSince;
  #tell: (found: readonly Finding[]) => void = () => undefined;
  readonly #client: ApiClient;
  readonly #editor: PlanEditor;
  readonly #line = new WorkerLine();
  readonly #marks = new SvelteMap<string, readonly TextMark[]>();
  readonly #asked = new Set<string>();
  readonly #people = new SvelteMap<string, string>();
  #words: WordEntry[] = [];
  #names: LocalizedText[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  constructor({ client, editor, mayManageWords }: Given) {
    this.#client = client;
    this.#editor = editor;
    this.mayManageWords = mayManageWords;
  }

  /** Fetches the word lists and names, then begins to read; `tell` hears what was found. The answer stops it. */
  start(tell: (found: readonly Finding[]) => void): () => void {
    this.#tell = tell;
    void this.#setUp().then(() => this.touch(0));
    return () => {
      this.#isClosed = true;
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#line.close();
    };
  }

  /** Call when something was written; the plan is read again when the writing rests. */
  touch(wait = restMs): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), wait);
  }

  /** What is known about a text by now; asks for what is not known yet. */
  marks(text: string, language: Language): readonly TextMark[] {
    if (text.trim() === "") return [];
    const key = `${language} ${text}`;
    const known = this.#marks.get(key);
    if (!known && !this.#asked.has(key)) {
      this.#asked.add(key);
      void this.#line.ask("marks", { text, language }).then(
        (marks) => this.#keep(key, marks),
        // A worker that failed marks nothing; the text itself is untouched by it.
        () => this.#asked.delete(key),
      );
    }
    return known ?? [];
  }

  suggest(word: string, language: Language): Promise<readonly string[]> {
    return this.#line.ask("suggest", { word, language });
  }
  terms(text: string, from: Language, to: Language): Promise<readonly TermPair[]> {
    return this.#line.ask("terms", { text, from, to });
  }

  /** Puts a word on a list; null when it is there, else why not. */
  async addWord(word: string, language: Language, list: WordList): Promise<Refusal | null> {
    const response = await this.#client.words.$post({ json: { word, language, list } });
    if (!response.ok) return refusalOf(response);
    this.#words = [...this.#words, { word, language }];
    await this.#line.ask("setUp", { words: this.#words, names: this.#names });
    this.#marks.clear();
    this.#asked.clear();
    return null;
  }

  /** Marks a translation as read, or takes the mark away; null when it is stored. */
  async review(node: PlanNode, field: NodeField, isRead: boolean): Promise<Refusal | null> {
    const { ":planId": plan } = this.#client.plans;
    const param = { planId: this.#editor.data.planId, nodeId: node.lineageId };
    const { reviews } = plan.nodes[":nodeId"];
    const response = isRead
      ? await reviews.$post({ param, json: { field, revision: node.revision } })
      : await reviews[":field"].$delete({ param: { ...param, field } });
    if (!response.ok) return refusalOf(response);
    await this.#editor.refresh();
    return null;
  }

  /** The saves of a field, the newest first; null when they cannot be read. */
  async history(node: PlanNode, field: NodeField): Promise<readonly FieldChange[] | null> {
    const param = { planId: this.#editor.data.planId, nodeId: node.lineageId };
    const response = await this.#client.plans[":planId"].nodes[":nodeId"].history.$get({ param, query: { field } });
    return response.ok ? (await response.json()).changes : null;
  }

  personName(id: string): string | null {
    return this.#people.get(id) ?? null;
  }

  async #setUp(): Promise<void> {
    const [words, records, colleagues] = await Promise.all([
      this.#client.words.$get(),
      this.#client.organisation.$get({ query: {} }),
      this.#client.colleagues.$get(),
    ]);
    if (words.ok) this.#words = (await words.json()).words;
    if (records.ok)
      this.#names = (await records.json()).records
        .filter(({ kind }) => kind === "unit" || kind === "partner" || kind === "network")
        .map(({ values }) => values.name as LocalizedText);
    if (colleagues.ok) for (const { id, name } of (await colleagues.json()).colleagues) this.#people.set(id, name);
    if (!this.#isClosed) await this.#line.ask("setUp", { words: $state.snapshot(this.#words), names: this.#names });
  }

  async #read(): Promise<void> {
    if (this.#isClosed) return;
    const { nodes, data } = this.#editor;
    const shown = [...nodes.values()].map((node) => this.#editor.shown(node));
    const { template } = data.framework;
    this.#tell(await this.#line.ask("findings", { nodes: shown, template }));
  }

  #keep(key: string, marks: readonly TextMark[]): void {
    if (this.#marks.size >= mostKept) {
      this.#marks.clear();
      this.#asked.clear();
    }
    this.#asked.add(key);
    this.#marks.set(key, marks);
  }
}
