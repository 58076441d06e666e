import type { Line } from "../lines/lines.ts";
import type { OutlineContext } from "./context.ts";
import type { Draft } from "./draft.ts";
import type { TreeBuilder } from "./tree-builder.ts";

export type Outline = {
  chapters: Draft[];
  /** Lines in front of the first chapter and behind the last list: decision, contract, signatures. */
  outside: Line[];
  /** Bullets that stand alone and belong to no item. */
  orphans: Line[];
  /** Numbered table rows without text. */
  emptyRows: Line[];
};

/** What is carried from section to section. */
export type Run = { context: OutlineContext; tree: TreeBuilder; outline: Outline; unit: string | null };
