import { type ImportFinding, type Language, parseTargets, type PlanDocument } from "@salus/domain";
import { createContext } from "svelte";
import {
  cutText,
  documentNodes,
  isOwnKind,
  joinTexts,
  placeOf,
  previousAlike,
  type ReviewNode,
  reviewTree,
  rowsOf,
} from "./review-tree.ts";

export type Source = { readonly name: string; readonly lines: readonly string[] };
export type Proposal = { readonly document: PlanDocument; readonly source: Source };

/** A finding that somebody has to look at. */
export type Doubt = {
  readonly number: number;
  readonly finding: ImportFinding;
  readonly nodeId: string | null;
  settled: boolean;
};

/** Kept on the device, so that a reload loses nothing. */
type Kept = { proposal: Proposal; roots: ReviewNode[]; settled: number[]; framework: string; last: number };

const undoDepth = 50;
const dropped = new Set(["layout.furniture_dropped", "layout.contents_dropped", "layout.orphan_bullet"]);

/** One proposal under review: the tree, its doubts, what is selected, what can be undone. Nothing of it is stored by the server. */
export class ImportReview {
  readonly source: Source;
  readonly document: PlanDocument;
  readonly doubts: Doubt[];
  readonly droppedLines: ReadonlySet<number>;
  readonly language: Language;
  framework = $state("");
  roots = $state<ReviewNode[]>([]);
  selectedId = $state<string | null>(null);
  editingId = $state<string | null>(null);
  readonly rows = $derived(rowsOf(this.roots));
  readonly selected = $derived(this.rows.find(({ node }) => node.id === this.selectedId) ?? null);
  readonly open = $derived.by(() => this.doubts.filter(({ settled }) => !settled));
  readonly counts = $derived(this.#count());
  #undo = $state<{ roots: ReviewNode[]; settled: number[] }[]>([]);
  #last = 0;

  constructor(proposal: Proposal, kept?: Kept) {
    const { roots, byPath } = reviewTree(proposal.document.nodes);
    this.source = proposal.source;
    this.document = proposal.document;
    this.language = proposal.document.language;
    this.framework = kept?.framework ?? proposal.document.framework ?? "";
    this.roots = kept?.roots ?? roots;
    this.#last = kept?.last ?? 0;
    const { findings } = proposal.document;
    this.droppedLines = new Set(findings.flatMap(({ code, line }) => (dropped.has(code) && line ? [line] : [])));
    // What asks for an answer is counted first: its numbers run without gaps.
    const kinds = Object.groupBy(
      findings.filter(({ code }) => !dropped.has(code)),
      ({ severity }) => (severity === "advice" ? "known" : "asked"),
    );
    const doubts = [...(kinds.asked ?? []), ...(kinds.known ?? [])].map((finding, index) => ({
      number: index + 1,
      finding,
      nodeId: finding.path === null ? null : (byPath.get(finding.path) ?? null),
      settled: kept?.settled.includes(index + 1) ?? finding.severity === "advice",
    }));
    this.doubts = $state(doubts);
  }

  static from(kept: string): ImportReview {
    const state = JSON.parse(kept) as Kept;
    return new ImportReview(state.proposal, state);
  }

  /** What a reload needs. */
  keep(): string {
    const kept: Kept = {
      proposal: { document: this.document, source: this.source },
      roots: $state.snapshot(this.roots),
      settled: this.#settledNumbers(),
      framework: this.framework,
      last: this.#last,
    };
    return JSON.stringify(kept);
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  doubtsOf(nodeId: string): Doubt[] {
    return this.doubts.filter((doubt) => doubt.nodeId === nodeId);
  }

  select(id: string | null): void {
    this.selectedId = id;
    if (this.editingId !== id) this.editingId = null;
  }

  /** The open doubt after (or before) what is selected, in the order of the file; goes round. */
  step(direction: 1 | -1): Doubt | null {
    const open = this.open;
    if (open.length === 0) return null;
    const order = new Map(this.rows.map(({ node }, index) => [node.id, index]));
    const at = this.selectedId === null ? -1 : (order.get(this.selectedId) ?? -1);
    const place = (doubt: Doubt): number => (doubt.nodeId === null ? -1 : (order.get(doubt.nodeId) ?? -1));
    const next =
      direction === 1 ? open.find((doubt) => place(doubt) > at) : open.findLast((doubt) => place(doubt) < at);
    const doubt = next ?? (direction === 1 ? open[0] : open.at(-1)) ?? null;
    if (doubt?.nodeId) this.select(doubt.nodeId);
    return doubt;
  }

  settle(doubt: Doubt): void {
    this.#remember();
    doubt.settled = true;
  }

  textOf(node: ReviewNode): string {
    return node.text[this.language] ?? Object.values(node.text).find(Boolean) ?? "";
  }

  write(id: string, text: string): void {
    const node = this.#node(id);
    if (!node || text.trim() === this.textOf(node)) return;
    this.#remember();
    this.#setText(node, text.trim());
    this.#settleAll(id);
  }

  /** The node becomes the rest of its predecessor of the same kind. */
  joinWithPrevious(id: string): void {
    const place = placeOf(this.roots, id);
    const previous = place && previousAlike(place);
    const node = place?.list[place.index];
    if (!place || !previous || !node) return;
    this.#remember();
    previous.text = joinTexts(previous.text, node.text);
    if (previous.kind === "indicator") previous.targets = this.#targets(this.textOf(previous));
    previous.children.push(...node.children);
    place.list.splice(place.index, 1);
    this.#settleAll(id);
    this.select(previous.id);
  }

  /** Two items ran together: the text after `at` becomes the next item. */
  cut(id: string, at: number): void {
    const place = placeOf(this.roots, id);
    const node = place?.list[place.index];
    const halves = node && cutText(this.textOf(node), at);
    if (!place || !node || !halves) return;
    this.#remember();
    const rest: ReviewNode = { ...$state.snapshot(node), id: this.#newId(), children: [], code: null };
    place.list.splice(place.index + 1, 0, rest);
    this.#setText(node, halves[0]);
    this.#setText(place.list[place.index + 1] ?? rest, halves[1]);
    this.#settleAll(id);
  }

  remove(id: string): void {
    const place = placeOf(this.roots, id);
    if (!place) return;
    this.#remember();
    const at = this.rows.findIndex(({ node }) => node.id === id);
    place.list.splice(place.index, 1);
    this.#settleAll(id);
    this.select((this.rows[at] ?? this.rows[at - 1])?.node.id ?? null);
  }

  move(id: string, by: 1 | -1): void {
    const place = placeOf(this.roots, id);
    if (!place || !place.list[place.index + by]) return;
    this.#remember();
    const [node] = place.list.splice(place.index, 1);
    if (node) place.list.splice(place.index + by, 0, node);
  }

  /** A result that is really an indicator, and so on. */
  changeKind(id: string, kind: ReviewNode["kind"]): void {
    const node = this.#node(id);
    if (!node || !isOwnKind(node.kind) || !isOwnKind(kind) || node.children.length > 0) return;
    this.#remember();
    node.kind = kind;
    node.targets = kind === "indicator" ? this.#targets(this.textOf(node)) : [];
    if (kind === "operationalObjective") this.#lift(id);
    this.#settleAll(id);
  }

  /** Says which official part a heading is. */
  setCode(id: string, code: string | null): void {
    const node = this.#node(id);
    if (!node) return;
    this.#remember();
    node.code = code;
    this.#settleAll(id);
  }

  undo(): void {
    const before = this.#undo.pop();
    if (!before) return;
    this.roots = before.roots;
    for (const doubt of this.doubts) doubt.settled = before.settled.includes(doubt.number);
  }

  /** The document as it goes to the server; doubts that stay open go along. */
  accepted(): PlanDocument {
    const findings = this.open.map(({ finding }) => ({ ...finding, path: null }));
    return { ...this.document, nodes: documentNodes($state.snapshot(this.roots)), findings };
  }

  #count() {
    const of = (kind: ReviewNode["kind"]): number => this.rows.filter(({ node }) => node.kind === kind).length;
    return {
      chapters: of("chapter"),
      objectives: of("operationalObjective"),
      results: of("result"),
      indicators: of("indicator"),
    };
  }

  /** An operational objective stands beside the one it was read under, and takes what followed it along. */
  #lift(id: string): void {
    const place = placeOf(this.roots, id);
    const outer = place?.parent?.kind === "operationalObjective" && placeOf(this.roots, place.parent.id);
    const node = place?.list[place.index];
    if (!place || !outer || !node) return;
    node.children = place.list.splice(place.index + 1);
    place.list.splice(place.index, 1);
    outer.list.splice(outer.index + 1, 0, node);
  }

  #node(id: string): ReviewNode | null {
    return this.rows.find(({ node }) => node.id === id)?.node ?? null;
  }

  #setText(node: ReviewNode, text: string): void {
    node.text = { ...node.text, [this.language]: text };
    if (node.kind === "indicator") node.targets = this.#targets(text);
  }

  #targets(text: string) {
    const { period } = this.document;
    return parseTargets(text, { language: this.language === "fr" ? "fr" : "nl", ...(period ? { period } : {}) });
  }

  #settleAll(id: string): void {
    for (const doubt of this.doubtsOf(id)) doubt.settled = true;
  }

  #settledNumbers(): number[] {
    return this.doubts.filter(({ settled }) => settled).map(({ number }) => number);
  }

  #remember(): void {
    this.#undo = [
      ...this.#undo.slice(1 - undoDepth),
      { roots: $state.snapshot(this.roots), settled: this.#settledNumbers() },
    ];
  }

  #newId(): string {
    this.#last += 1;
    return `x${this.#last}`;
  }
}

export const [useReview, setReview] = createContext<() => ImportReview>();
