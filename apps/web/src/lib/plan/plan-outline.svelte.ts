import {
  ancestorsOf,
  findByReference,
  type Language,
  languages,
  type LineageId,
  type NodeKind,
  nodeKinds,
  type PlanNode,
  walk,
} from "@salus/domain";
import { createContext, untrack } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import type { PlanEditor } from "./plan-editor.svelte.ts";
import { keepingList } from "./kept.ts";
import { TreeChoice } from "./tree-choice.svelte.ts";
import { type FindingsByNode, isEmpty, matcher, noFilter, plain, type TreeFilter } from "./tree-filter.ts";

export { plain } from "./tree-filter.ts";

/** One row of the tree as it stands on the screen. */
export type Row = {
  readonly node: PlanNode;
  readonly depth: number;
  readonly isParent: boolean;
  readonly isOpen: boolean;
  readonly position: number;
  readonly siblings: number;
};

/** What the outline asks of the rest of the desk to filter by it. */
export type Around = {
  readonly languages: () => readonly Language[];
  readonly findings: () => FindingsByNode;
};
const noFindings: FindingsByNode = new Map();

const isLeaf = ({ kind }: PlanNode): boolean => kind === "result" || kind === "indicator";

/** Which rows are in sight, which one is chosen. Language of the screen plays no part. */
export class PlanOutline {
  readonly editor: PlanEditor;
  readonly choice = new TreeChoice();
  readonly #open = new SvelteSet<LineageId>();
  readonly #drawn = new Map<LineageId, Row>();
  #filter = $state.raw<TreeFilter>(noFilter);
  #before: { readonly filter: TreeFilter; readonly hits: ReadonlySet<LineageId> } | null = null;
  /** Grows when what is written should be held against the filter again. */
  #asked = $state(0);
  #selectedId = $state<LineageId | null>(null);
  around: Around = { languages: () => ["nl", "fr"], findings: () => noFindings };

  /** What the filter finds; null without one. It follows the shape of the plan and the filter, not every key press. */
  readonly #hits = $derived.by(() => this.#found());
  readonly #keepRows = keepingList<Row>();
  /** Rows in order; a filter shows what it found and the way to it. */
  readonly rows: readonly Row[] = $derived(this.#keepRows(this.#visible()));
  /** The chosen node; the first one when it is gone. */
  readonly selectedId: LineageId | null = $derived.by(() =>
    this.editor.node(this.#selectedId) ? this.#selectedId : this.#first(),
  );

  constructor(editor: PlanEditor, selectedId: LineageId | null = null) {
    this.editor = editor;
    this.select(selectedId ?? this.#first());
  }

  get filter(): TreeFilter {
    return this.#filter;
  }
  set filter(filter: TreeFilter) {
    this.#filter = filter;
  }
  /** How many nodes the filter found; null without one. */
  get hitCount(): number | null {
    return this.#hits?.size ?? null;
  }
  isHit(id: LineageId): boolean {
    return this.#hits?.has(id) ?? false;
  }
  /** Holds what is written now against the filter. */
  ask(): void {
    this.#asked += 1;
  }

  get selected(): PlanNode | null {
    return this.editor.node(this.selectedId);
  }

  /** The chosen nodes: several, or the one that has the keyboard. */
  get chosenIds(): ReadonlySet<LineageId> {
    const { selected } = this;
    return this.choice.size > 0 ? this.choice.ids : new Set(selected ? [selected.lineageId] : []);
  }
  isChosen(id: LineageId): boolean {
    return this.choice.size > 0 ? this.choice.has(id) : this.selectedId === id;
  }

  /** The node whose page is in sight: results and indicators stand on the page of their objective. */
  get page(): PlanNode | null {
    const { selected } = this;
    return selected && isLeaf(selected) ? (this.editor.node(selected.parentId) ?? selected) : selected;
  }

  /** Goes to a node. Others that were chosen with it are let go, unless they are kept. */
  select(id: LineageId | null, keep = false): void {
    const node = this.editor.node(id);
    if (!node) return;
    if (!keep) this.choice.reset(id);
    this.#selectedId = id;
    for (const above of ancestorsOf(this.editor.tree, node)) this.#open.add(above.lineageId);
  }

  /** Opens what was open when the plan was last in sight. */
  reopen(ids: readonly LineageId[]): void {
    for (const id of ids) if (this.editor.node(id)) this.#open.add(id);
  }
  get openIds(): LineageId[] {
    return [...this.#open].filter((id) => this.editor.node(id) !== null);
  }
  isOpen(id: LineageId): boolean {
    return this.#open.has(id);
  }
  open(id: LineageId): void {
    this.#open.add(id);
  }
  close(id: LineageId): void {
    this.#open.delete(id);
  }
  toggle(id: LineageId): void {
    if (!this.#open.delete(id)) this.#open.add(id);
  }
  openAll(): void {
    this.openTo("indicator");
  }
  closeAll(): void {
    this.openTo("chapter");
  }
  /** Opens the tree down to the rows of a level, and closes what is below. */
  openTo(kind: NodeKind): void {
    const wanted = nodeKinds.indexOf(kind);
    this.#open.clear();
    for (const { node } of walk(this.editor.tree))
      if (!isLeaf(node) && nodeKinds.indexOf(node.kind) < wanted) this.#open.add(node.lineageId);
    const chosen = this.selected;
    const inSight = chosen && [chosen, ...ancestorsOf(this.editor.tree, chosen)].find((node) => this.#isInSight(node));
    if (inSight) this.select(inSight.lineageId);
  }

  /** The row `step` further, from the chosen one. */
  neighbour(step: number): PlanNode | null {
    const at = this.rows.findIndex(({ node }) => node.lineageId === this.selectedId);
    return this.rows[Math.min(Math.max(at + step, 0), this.rows.length - 1)]?.node ?? null;
  }

  /** The node a number points at: "11.2.1", "11.2.1 3 R1"; half a number the first that begins so. */
  byNumber(number: string): PlanNode | null {
    return findByReference(number, this.editor.tree, this.editor.labels);
  }

  /** The next row in sight whose text begins so, after the chosen one and round again. */
  byText(start: string): PlanNode | null {
    const wanted = plain(start);
    const at = this.rows.findIndex(({ node }) => node.lineageId === this.selectedId);
    // A longer search may stay where it is; a first letter goes on.
    const from = wanted.length > 1 ? at : at + 1;
    const round = [...this.rows.slice(from), ...this.rows.slice(0, from)];
    return round.find(({ node }) => this.#texts(node).some((text) => plain(text).startsWith(wanted)))?.node ?? null;
  }

  #first(): LineageId | null {
    return this.editor.children(null)[0]?.lineageId ?? null;
  }

  #isInSight(node: PlanNode): boolean {
    return ancestorsOf(this.editor.tree, node).every(({ lineageId }) => this.#open.has(lineageId));
  }

  #texts(node: PlanNode): string[] {
    const { text } = this.editor.shown(node);
    return languages.flatMap((language) => text[language] ?? []);
  }

  #visible(): Row[] {
    const shown = this.#withWay(this.#hits);
    const rows: Row[] = [];
    const add = (parentId: LineageId | null, depth: number): void => {
      const siblings = this.editor.children(parentId).filter(({ lineageId }) => !shown || shown.has(lineageId));
      siblings.forEach((node, index) => {
        const children = this.editor.children(node.lineageId);
        const isParent = shown ? children.some(({ lineageId }) => shown.has(lineageId)) : children.length > 0;
        const isOpen = isParent && (shown !== null || this.#open.has(node.lineageId));
        rows.push(this.#same({ node, depth, isParent, isOpen, position: index + 1, siblings: siblings.length }));
        if (isOpen) add(node.lineageId, depth + 1);
      });
    };
    add(null, 0);
    return rows;
  }

  /** The row as it was, where nothing of it changed: then nothing of it is drawn again. */
  #same(row: Row): Row {
    const before = this.#drawn.get(row.node.lineageId);
    if (before && (Object.keys(row) as (keyof Row)[]).every((key) => before[key] === row[key])) return before;
    this.#drawn.set(row.node.lineageId, row);
    return row;
  }

  #found(): ReadonlySet<LineageId> | null {
    const { filter, editor, around } = this;
    void this.#asked;
    if (isEmpty(filter)) return null;
    const visits = walk(editor.tree);
    const given = {
      editor,
      languages: around.languages(),
      findings: filter.severity === null ? noFindings : around.findings(),
    };
    return untrack(() => {
      const matches = matcher(filter, given);
      const chapters = new Map<LineageId, LineageId>();
      const found = new Set<LineageId>();
      for (const { node, parent } of visits) {
        const chapter = parent === null ? node.lineageId : (chapters.get(parent.lineageId) ?? node.lineageId);
        chapters.set(node.lineageId, chapter);
        if (matches(node, chapter) || this.#isBeingWritten(node, filter)) found.add(node.lineageId);
      }
      this.#before = { filter, hits: found };
      return found;
    });
  }

  /** What was found stays in sight while somebody mends it, though it is found no longer. */
  #isBeingWritten({ lineageId }: PlanNode, filter: TreeFilter): boolean {
    const { filter: before, hits } = this.#before ?? {};
    return before === filter && lineageId === this.#selectedId && hits?.has(lineageId) === true;
  }

  #withWay(hits: ReadonlySet<LineageId> | null): ReadonlySet<LineageId> | null {
    if (hits === null) return null;
    const shown = new Set<LineageId>();
    for (const id of hits) {
      const node = this.editor.node(id);
      if (!node) continue;
      shown.add(id);
      for (const above of ancestorsOf(this.editor.tree, node)) shown.add(above.lineageId);
    }
    return shown;
  }
}

export const [useOutline, setOutline] = createContext<PlanOutline>();
