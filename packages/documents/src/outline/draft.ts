import type { NodeKind } from "@salus/domain";
import type { Item } from "../layout/items.ts";
import type { Line } from "../lines/lines.ts";
import type { TitleMatch } from "../recognise/titles.ts";

/** A node of the tree while the file is being read. */
export type Draft = {
  kind: NodeKind;
  text: string;
  number: string | null;
  match: TitleMatch | null;
  lines: Line[];
  intro: Line[];
  unit: string | null;
  /** For items of lists. */
  item: Item | null;
  children: Draft[];
};

export const draft = (kind: NodeKind, text: string, lines: Line[], more: Partial<Draft> = {}): Draft => ({
  kind,
  text,
  lines,
  number: null,
  match: null,
  intro: [],
  unit: null,
  item: null,
  children: [],
  ...more,
});

export const itemDraft = (kind: NodeKind, item: Item): Draft => draft(kind, item.text, item.lines, { item });
