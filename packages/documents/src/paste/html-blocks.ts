import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { beginsAnew } from "../lines/cells.ts";
import { plainCharacters } from "../lines/markup.ts";
import { type Block, type Cell, limits, type Paragraph } from "./blocks.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements that carry no words, and what reviewing leaves behind: deleted text, marks of notes and comments. */
const silent = new Set(["head", "style", "script", "title", "xml", "del", "template", "noscript", "svg", "math"]);
const silentStyle =
  /mso-list:\s*ignore|mso-hide:\s*all|display:\s*none|mso-footnote-id|mso-endnote-id|mso-element:\s*comment/i;
const silentClass = /\b(?:msoDel|MsoFootnoteReference|MsoEndnoteReference|MsoCommentReference|msocomanchor)\b/i;
/** What stands at the foot of a page in Word: words, but none of the list or table. */
const noteStyle = /mso-element:\s*(?:foot|end)note\b(?!-list)/i;
const breaking = new Set(
  "address article blockquote body center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section tbody thead tfoot tr td th ul".split(
    " ",
  ),
);
const lineBreak = "\n";

const isElement = (node: Node): node is Element => "tagName" in node;
const attribute = (element: Element, name: string): string =>
  element.attrs.find((each) => each.name === name)?.value ?? "";
const isSilent = (element: Element): boolean =>
  silent.has(element.tagName) ||
  silentStyle.test(attribute(element, "style")) ||
  silentClass.test(attribute(element, "class"));

/**
 * Word says the level of a list in the style of the paragraph: "mso-list:l0 level2 lfo1". Word on the web gives each
 * item a list of its own and says the level at the item.
 */
const wordLevel = (element: Element): number | null => {
  const level =
    /mso-list:[^;]*?\blevel(\d)/i.exec(attribute(element, "style"))?.[1] ??
    /^[1-9]$/.exec(attribute(element, "data-aria-level"))?.[0];
  return level ? Number(level) - 1 : null;
};

const collapsed = (text: string): string => plainCharacters(text).replace(/\s+/g, " ").trim();

/** A break inside a paragraph begins a new one before a capital or a bullet; elsewhere the line only ran on. */
const linesOf = (text: string): string[] => {
  const lines: string[] = [];
  for (const part of text.split(lineBreak)) {
    const line = collapsed(part);
    if (line === "") continue;
    if (lines.length === 0 || beginsAnew.test(line)) lines.push(line);
    else lines.push(`${lines.pop() ?? ""} ${line}`);
  }
  return lines;
};

type List = { depth: number | null };

/** Walks a copied document and gathers its paragraphs and tables in order. */
class Reader {
  readonly blocks: Block[] = [];
  /** Where paragraphs go while a cell is read. */
  #cell: Paragraph[] | null = null;
  #text = "";
  #depth: number | null = null;

  read(nodes: readonly Node[], list: List, level = 0): void {
    if (level > limits.depth) return;
    for (const node of nodes) {
      if ("value" in node && node.nodeName === "#text") this.#text += node.value.replace(/[\r\n]+/g, " ");
      else if (isElement(node) && !isSilent(node)) this.#element(node, list, level);
    }
  }

  close(): void {
    const depth = this.#depth;
    for (const text of linesOf(this.#text)) {
      const paragraph = { text, depth };
      if (this.#cell) this.#cell.push(paragraph);
      else this.blocks.push({ kind: "paragraph", paragraph });
    }
    this.#text = "";
  }

  #element(element: Element, list: List, level: number): void {
    const { tagName } = element;
    if (tagName === "br") {
      this.#text += lineBreak;
      return;
    }
    if (tagName === "table" && this.#cell === null) return this.#table(element, level);
    if (!breaking.has(tagName)) return this.read(element.childNodes, list, level + 1);
    if (noteStyle.test(attribute(element, "style"))) return this.#note(element, level);
    this.close();
    const isList = tagName === "ul" || tagName === "ol";
    const inner = { depth: isList ? (list.depth ?? -1) + 1 : (wordLevel(element) ?? list.depth) };
    const outer = this.#depth;
    this.#depth = isList ? outer : inner.depth;
    this.read(element.childNodes, inner, level + 1);
    this.close();
    this.#depth = outer;
  }

  #note(element: Element, level: number): void {
    this.close();
    const note = new Reader();
    note.read(element.childNodes, { depth: null }, level + 1);
    note.close();
    const text = note.blocks.flatMap((block) => (block.kind === "paragraph" ? block.paragraph.text : [])).join(" ");
    if (text !== "") this.blocks.push({ kind: "note", text });
  }

  #table(table: Element, level: number): void {
    this.close();
    const rows: Cell[][] = [];
    const find = (nodes: readonly Node[]): void => {
      for (const node of nodes) {
        if (!isElement(node) || isSilent(node) || rows.length >= limits.rows) continue;
        if (node.tagName === "tr") rows.push(this.#row(node, level));
        else if (node.tagName !== "td") find(node.childNodes);
      }
    };
    find(table.childNodes);
    this.blocks.push({ kind: "table", rows });
  }

  #row(row: Element, level: number): Cell[] {
    return row.childNodes.flatMap((node) => {
      if (!isElement(node) || (node.tagName !== "td" && node.tagName !== "th")) return [];
      const span = (name: string): number => Math.max(1, Number.parseInt(attribute(node, name), 10) || 1);
      const paragraphs: Paragraph[] = [];
      this.#cell = paragraphs;
      this.#depth = null;
      this.read(node.childNodes, { depth: null }, level + 3);
      this.close();
      this.#cell = null;
      const columns = Math.min(span("colspan"), limits.columns);
      const rows = Math.min(span("rowspan"), limits.rows);
      if (!/mso-ignore:\s*colspan/i.test(attribute(node, "style"))) return { paragraphs, columns, rows };
      // Excel: words that run on over the empty cells beside them, which are still cells.
      return Array.from({ length: columns }, (_, at) => ({ paragraphs: at === 0 ? paragraphs : [], columns: 1, rows }));
    });
  }
}

/** The paragraphs and tables of copied HTML: Word, LibreOffice, Excel, Google Docs, or a page. */
export const htmlBlocks = (html: string): Block[] => {
  const fragment = /<!--\s*StartFragment\s*-->([\s\S]*?)<!--\s*EndFragment\s*-->/i.exec(html);
  // Excel marks the rows of a table as the fragment: without the table around them they would be no rows.
  const isWhole = fragment?.[1] === undefined || /^\s*<t[rdh]\b|^\s*<col\b/i.test(fragment[1]);
  const { childNodes } = parse((isWhole ? html : (fragment[1] ?? "")).slice(0, limits.characters));
  const reader = new Reader();
  reader.read(childNodes, { depth: null });
  reader.close();
  return reader.blocks;
};
