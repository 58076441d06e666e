/** A paragraph as it was copied: one line of text, and how deep it stood in a list. */
export type Paragraph = {
  text: string;
  /** Level in a list, the outermost 0; null outside lists. */
  depth: number | null;
};

export type Cell = { paragraphs: Paragraph[]; columns: number; rows: number };

/** What stood on the clipboard, whatever program put it there. */
export type Content = { kind: "paragraph"; paragraph: Paragraph } | { kind: "table"; rows: Cell[][] };

/** A footnote or endnote is copied along, but belongs to the page it stood on. */
export type Block = Content | { kind: "note"; text: string };

/** More than a plan holds: a clipboard beyond it is cut, and the findings say so. */
export const limits = { characters: 2_000_000, depth: 120, rows: 2_000, columns: 12, nodes: 500 } as const;
