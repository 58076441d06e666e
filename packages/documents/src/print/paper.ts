import type { Language, Locale } from "@salus/domain";

/*
 * A document as it is laid out, whatever becomes of it: PDF by Typst, DOCX by docx. Everything is said already; what is
 * not ours (the words of a municipality) is text and nothing else.
 */

/** Words with one look. `lang` only where it is not the language of the paper. */
export type Run = {
  readonly text: string;
  readonly lang?: Language | undefined;
  readonly look?: "added" | "removed" | "strong" | "dim" | undefined;
};
export type Runs = readonly Run[];

export type Cell = {
  readonly blocks: readonly Block[];
  readonly rows?: number | undefined;
};

export type Table = {
  readonly kind: "table";
  /** Said to who cannot see it, and printed above it. */
  readonly caption: string;
  readonly head: readonly string[];
  /** Widths as shares of the line. */
  readonly shares: readonly number[];
  readonly align: readonly ("left" | "right")[];
  /** The cells that begin in a row: one that spans several rows stands in the first of them only. */
  readonly rows: readonly (readonly Cell[])[];
};

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3 | 4; readonly runs: Runs; readonly newPage?: boolean }
  | { readonly kind: "text"; readonly runs: Runs; readonly indent?: number }
  | { readonly kind: "list"; readonly items: readonly Runs[] }
  | { readonly kind: "facts"; readonly caption: string; readonly rows: readonly { label: string; runs: Runs }[] }
  | { readonly kind: "signatures"; readonly parties: readonly { party: string; lines: readonly string[] }[] }
  | Table;

export type Paper = {
  readonly locale: Locale;
  readonly title: string;
  readonly subtitle: string;
  /** Who it is from, for the properties of the file. */
  readonly author: string;
  /** On top of every page. */
  readonly header: string;
  /** At the foot of every page, before the number of the page. */
  readonly footer: readonly string[];
  /** Across every page of what is not final. */
  readonly watermark: string | null;
  /** Title of the list of headings; none where there is no such list. */
  readonly contents: string | null;
  /** How many blocks stand before that list. */
  readonly cover: number;
  readonly pageWord: string;
  readonly isWide: boolean;
  readonly blocks: readonly Block[];
};

export const run = (text: string, look?: Run["look"]): Run => (look ? { text, look } : { text });
export const textBlock = (text: string, look?: Run["look"]): Block => ({ kind: "text", runs: [run(text, look)] });
export const cellOf = (...blocks: readonly Block[]): Cell => ({ blocks });
export const textCell = (text: string): Cell => cellOf(textBlock(text));
