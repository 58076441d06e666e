import { ancestorsOf, languages, type LineageId, type PlanNode, walk } from "@salus/domain";
import { createContext } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import type { PlanEditor } from "./plan-editor.svelte.ts";

/** One row of the tree as it stands on the screen. */
export type Row = {
  readonly node: PlanNode;
  readonly depth: number;
  readonly isParent: boolean;
  readonly isOpen: boolean;
  readonly position: number;
  readonly siblings: number;
};

/** Lower case, without accents. */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const isLeaf = ({ kind }: PlanNode): boolean => kind === "result" || kind === "indicator";

/** Which rows are in sight, which one is chosen. Language of the screen plays no part. */
export class PlanOutline {
  readonly editor: PlanEditor;
  readonly #open = new SvelteSet<LineageId>();
  readonly #drawn = new Map<LineageId, Row>();
  filter = $state("");
  #selectedId = $state<LineageId | null>(null);

  /** Rows in order; a filter shows what matches and the way to it. */
  readonly rows: readonly Row[] = $derived(this.#visible());

  constructor(editor: PlanEditor, selectedId: LineageId | null = null) {
    this.editor = editor;
    this.select(selectedId ?? this.#first());
  }

  /** The chosen node; falls back on the first one when it is gone. */
  get selected(): PlanNode | null {
    return this.editor.node(this.#selectedId) ?? this.editor.node(this.#first());
  }

  /** The node whose page is in sight: results and indicators stand on the page of their objective. */
  get page(): PlanNode | null {
    const { selected } = this;
    return selected && isLeaf(selected) ? (this.editor.node(selected.parentId) ?? selected) : selected;
  }

  select(id: LineageId | null): void {
    const node = this.editor.node(id);
    if (!node) return;
    this.#selectedId = id;
    for (const above of ancestorsOf(this.editor.tree, node)) this.#open.add(above.lineageId);
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
    for (const { node } of walk(this.editor.tree)) if (!isLeaf(node)) this.#open.add(node.lineageId);
  }
  closeAll(): void {
    this.#open.clear();
  }

  /** The row `step` further, from the chosen one. */
  neighbour(step: number): PlanNode | null {
    const at = this.rows.findIndex(({ node }) => node.lineageId === this.selected?.lineageId);
    return this.rows[Math.min(Math.max(at + step, 0), this.rows.length - 1)]?.node ?? null;
  }

  /** The node a number points at: "11.2.1" itself, else the first that begins so. */
  byNumber(number: string): PlanNode | null {
    const wanted = number.replace(/\.$/, "");
    const visits = walk(this.editor.tree).map(({ node }) => node);
    const labelOf = (node: PlanNode): string => this.editor.label(node.lineageId);
    const numbered = visits.filter(({ kind }) => kind !== "operationalObjective" && !/^(result|indicator)$/.test(kind));
    return (
      numbered.find((node) => labelOf(node) === wanted) ??
      numbered.find((node) => labelOf(node).startsWith(wanted)) ??
      null
    );
  }

  /** The next row in sight whose text begins so, after the chosen one and round again. */
  byText(start: string): PlanNode | null {
    const wanted = plain(start);
    const at = this.rows.findIndex(({ node }) => node.lineageId === this.selected?.lineageId);
    // A longer search may stay where it is; a first letter goes on.
    const from = wanted.length > 1 ? at : at + 1;
    const round = [...this.rows.slice(from), ...this.rows.slice(0, from)];
    return round.find(({ node }) => this.#texts(node).some((text) => plain(text).startsWith(wanted)))?.node ?? null;
  }

  #first(): LineageId | null {
    return this.editor.children(null)[0]?.lineageId ?? null;
  }

  #texts(node: PlanNode): string[] {
    const { text } = this.editor.shown(node);
    return languages.flatMap((language) => text[language] ?? []);
  }

  #visible(): Row[] {
    const wanted = plain(this.filter.trim());
    const shown = wanted === "" ? null : this.#matching(wanted);
    const rows: Row[] = [];
    const add = (parentId: LineageId | null, depth: number): void => {
      const siblings = this.editor.children(parentId).filter(({ lineageId }) => !shown || shown.has(lineageId));
      siblings.forEach((node, index) => {
        const isParent = this.editor.children(node.lineageId).length > 0;
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

  #matching(wanted: string): Set<LineageId> {
    const found = new Set<LineageId>();
    const isNumber = /^\d+(\.\d*)*$/.test(wanted);
    for (const { node } of walk(this.editor.tree)) {
      const matches = isNumber
        ? this.editor.label(node.lineageId).startsWith(wanted)
        : this.#texts(node).some((text) => plain(text).includes(wanted));
      if (!matches) continue;
      found.add(node.lineageId);
      for (const above of ancestorsOf(this.editor.tree, node)) found.add(above.lineageId);
    }
    return found;
  }
}

export const [useOutline, setOutline] = createContext<PlanOutline>();
