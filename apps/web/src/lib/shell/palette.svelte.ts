import { createContext, untrack } from "svelte";

export type PaletteItem = {
  readonly id: string;
  readonly label: string;
  /** Hanging number, `11.2.1`: typed numbers find it from the front. */
  readonly number?: string | undefined;
  /** The whole way to it, "11.2.1, 3, R1": typed with spaces, commas or dots it leads there. */
  readonly reference?: string | undefined;
  /** Where it belongs, in small letters at the end. */
  readonly note?: string | undefined;
  /** Language of the label where it is not the reader's. */
  readonly lang?: string | undefined;
} & ({ readonly href: string } | { readonly run: () => void });

export type PaletteSource = {
  readonly id: string;
  readonly heading: () => string;
  /** Called when the palette opens. */
  readonly items: () => readonly PaletteItem[] | Promise<readonly PaletteItem[]>;
  /** Shown before anything is typed. Long lists are not. */
  readonly atOnce?: boolean;
};

export type PaletteGroup = { readonly id: string; readonly heading: string; readonly items: readonly PaletteItem[] };

/** Lower case, without accents: "inbraak" finds "Inbraak", "sante" finds "Santé". */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const isNumber = (query: string): boolean => /^\d+(\.\d*)*$/.test(query);
const isReference = (query: string): boolean => /^\d[\d.]*[\s,.]+[ri]?\d*([\s,.]+[ri]\d*)?$/.test(query);
const dotted = (reference: string): string =>
  plain(reference)
    .replace(/[\s,.]+/g, ".")
    .replace(/\.$/, "");

/** 0: no match; higher is better. Every word of the query must stand in the item. */
export function score(item: PaletteItem, query: string): number {
  const wanted = plain(query.trim());
  if (wanted === "") return 1;
  if (item.reference !== undefined && isReference(wanted)) {
    const [own, asked] = [dotted(item.reference), dotted(wanted)];
    if (own === asked) return 4;
    if (own.startsWith(asked)) return 3;
  }
  if (isNumber(wanted)) {
    if (item.number === undefined) return plain(item.label).includes(wanted) ? 1 : 0;
    const exact = item.number.replace(/\.$/, "") === wanted.replace(/\.$/, "");
    return exact ? 4 : item.number.startsWith(wanted) ? 3 : 0;
  }
  const text = plain(`${item.number ?? ""} ${item.label} ${item.note ?? ""}`);
  if (!wanted.split(/\s+/).every((word) => text.includes(word))) return 0;
  return plain(item.label).startsWith(wanted) ? 3 : new RegExp(`(^|\\W)${RegExp.escape(wanted)}`).test(text) ? 2 : 1;
}

const perGroup = 8;

export const found = (items: readonly PaletteItem[], query: string): PaletteItem[] =>
  items
    .map((item) => ({ item, value: score(item, query) }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)
    .slice(0, perGroup)
    .map(({ item }) => item);

/** What Ctrl K searches. Pages and features hand over their own sources while they are in sight. */
export class Palette {
  open = $state(false);
  #sources = $state.raw<readonly PaletteSource[]>([]);

  get sources(): readonly PaletteSource[] {
    return this.#sources;
  }

  /** As long as the list itself is still on its way: what was typed for it meanwhile. */
  #held: { words: string; enter: boolean } | null = { words: "", enter: false };

  /** Keeps a key that was meant for the list, and from everything else that listens to keys. */
  hold(event: KeyboardEvent): void {
    const { key } = event;
    if (!this.open || !this.#held || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (key === "Escape") {
      this.open = false;
      this.#held = { words: "", enter: false };
    } else if (key === "Enter") this.#held.enter = true;
    else if (key === "Backspace") this.#held.words = this.#held.words.slice(0, -1);
    else if (key.length === 1) this.#held.words += key;
  }

  /** What was held, for the list that stands now, or because it will not come. */
  release(): { words: string; enter: boolean } {
    const held = this.#held ?? { words: "", enter: false };
    this.#held = null;
    return held;
  }

  /** Registers a source; call the answer to take it away, as `$effect(() => palette.provide(…))` does. */
  provide(source: PaletteSource): () => void {
    const others = (leaveOut: (other: PaletteSource) => boolean) =>
      untrack(() => this.#sources).filter((other) => !leaveOut(other));
    this.#sources = [...others(({ id }) => id === source.id), source];
    return () => {
      this.#sources = others((other) => other === source);
    };
  }
}

export const [usePalette, setPalette] = createContext<Palette>();
