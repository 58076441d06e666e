import {
  ancestorsOf,
  type CompletenessInput,
  type Dismissal,
  type DismissedFinding,
  type Finding,
  type Language,
  type LineageId,
  type LookedAt,
  type Severity,
} from "@salus/domain";
import { createContext, untrack } from "svelte";
import type { PlanEditor } from "./plan-editor.svelte.ts";

/** What a row of the tree shows of itself and of all below it. */
export type RowMarks = {
  readonly severities: ReadonlySet<Severity>;
  readonly languages: ReadonlyMap<Language, "outdated" | "absent">;
};
type OpenMarks = { severities: Set<Severity>; languages: Map<Language, "outdated" | "absent"> };

const none: RowMarks = { severities: new Set(), languages: new Map() };
const aboutLanguage: Partial<Record<Finding["code"], "outdated" | "absent">> = {
  "text.translation_outdated": "outdated",
  "text.language_missing": "absent",
};

const isSame = (a: RowMarks, b: RowMarks): boolean =>
  a.severities.size === b.severities.size &&
  a.languages.size === b.languages.size &&
  [...a.severities].every((severity) => b.severities.has(severity)) &&
  [...a.languages].every(([language, state]) => b.languages.get(language) === state);

/** What is missing or odd, worked out here by the rules of the server, on the text as it stands on the screen. */
export class PlanReview {
  readonly editor: PlanEditor;
  /** What reads the language of the texts, in a worker; null until it is fetched. */
  reader: { readonly touch: () => void } | null = null;
  /** Grows when the writing rests, so that no key press waits for the rules. */
  #pace = $state(0);
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last: Finding | null = null;
  #rules = $state.raw<typeof import("./review-rules.ts") | null>(null);
  #drawn: ReadonlyMap<LineageId, RowMarks> = new Map();

  readonly #input = $derived.by((): CompletenessInput => {
    void this.#pace;
    return untrack(() => this.#read());
  });
  /** What was set aside with a reason, as the server last told. */
  dismissals = $state.raw<readonly Dismissal[]>([]);
  /** By name: what readers outside the rules found, such as those of the languages. */
  #others = $state.raw<Readonly<Record<string, readonly Finding[]>>>({});
  readonly #settled = $derived.by(() => {
    const rules = this.#rules;
    if (!rules) return { open: [], dismissed: [] };
    return rules.settle(rules.findings(this.#input, Object.values(this.#others).flat()), this.dismissals, this.looked);
  });
  /** What is open, by the rules of the server and the readers beside them. */
  readonly all: readonly Finding[] = $derived(this.#settled.open);
  readonly dismissed: readonly DismissedFinding[] = $derived(this.#settled.dismissed);
  readonly counts = $derived(this.#rules?.countSeverities(this.all) ?? { blocking: 0, warning: 0, advice: 0 });
  readonly score = $derived(this.#rules?.completenessScore(this.#input, this.all) ?? { inOrder: 0, total: 0 });
  readonly byNode: ReadonlyMap<string | null, readonly Finding[]> = $derived(
    Map.groupBy(this.all, ({ lineageId }) => lineageId),
  );
  readonly #marks = $derived.by(() => this.#spread());

  constructor(editor: PlanEditor) {
    this.editor = editor;
    this.dismissals = editor.data.dismissals;
  }

  /** The texts and amounts as the rules saw them. */
  get looked(): LookedAt {
    const { nodes, grantLines } = this.#input;
    return { nodes: new Map(nodes.map((node) => [node.lineageId, node])), grantLines };
  }

  /** What a reader found in the whole plan, in the place of what it found before. */
  supply(reader: string, found: readonly Finding[]): void {
    this.#others = { ...this.#others, [reader]: found };
  }

  /** Whether the rules are here; until then nothing is found. */
  get isReady(): boolean {
    return this.#rules !== null;
  }

  /** Fetches the rules. */
  async load(): Promise<void> {
    this.#rules ??= await import("./review-rules.ts");
  }

  /** Call when something was written; the list follows when the writing rests. */
  touch(restMs = 250): void {
    this.reader?.touch();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#pace += 1), restMs);
  }

  marks(id: LineageId): RowMarks {
    return this.#marks.get(id) ?? none;
  }

  of(id: LineageId): readonly Finding[] {
    return this.byNode.get(id) ?? [];
  }

  /** The finding after the one that was last gone to, and round again. */
  step(by: 1 | -1): Finding | null {
    const same = (a: Finding): boolean =>
      a.code === this.#last?.code && a.lineageId === this.#last.lineageId && a.field === this.#last.field;
    const at = this.all.findIndex(same);
    const next = at === -1 ? (by === 1 ? 0 : -1) : at + by;
    this.#last = this.all.at(next % Math.max(this.all.length, 1)) ?? null;
    return this.#last;
  }

  visit(finding: Finding): void {
    this.#last = finding;
  }

  #read(): CompletenessInput {
    const { editor } = this;
    const { framework, events, version, languageRegime, today } = editor.data;
    return {
      nodes: [...editor.nodes.values()].map((node) => editor.shown(node)),
      grantLines: editor.lines.map((line) => editor.shownLine(line)),
      framework,
      events: events
        .filter(({ versionNumber }) => versionNumber === version.number)
        .map(({ kind, on, recordedAt }) => ({ kind, on, recordedAt: new Date(recordedAt) })),
      languageRegime,
      period: framework.period,
      today,
      closedPhenomena: editor.data.closedPhenomena,
    };
  }

  #spread(): ReadonlyMap<LineageId, RowMarks> {
    const marks = new Map<LineageId, OpenMarks>();
    const at = (id: LineageId): OpenMarks => {
      const known = marks.get(id) ?? { severities: new Set<Severity>(), languages: new Map() };
      marks.set(id, known);
      return known;
    };
    for (const finding of this.all) {
      const node = this.editor.node(finding.lineageId);
      if (!node) continue;
      const state = aboutLanguage[finding.code];
      const language = finding.params["language"] as Language | undefined;
      for (const { lineageId } of [node, ...ancestorsOf(this.editor.tree, node)]) {
        const mark = at(lineageId);
        if (state && language) {
          if (mark.languages.get(language) !== "absent") mark.languages.set(language, state);
          if (finding.severity === "blocking") mark.severities.add("blocking");
        } else mark.severities.add(finding.severity);
      }
    }
    // Marks that did not change stay the same object: then their rows are not drawn again.
    this.#drawn = new Map(
      [...marks].map(([id, mark]) => {
        const before = this.#drawn.get(id);
        return [id, before && isSame(before, mark) ? before : mark];
      }),
    );
    return this.#drawn;
  }
}

export const [useReview, setReview] = createContext<PlanReview>();
