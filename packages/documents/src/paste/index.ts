import { type Branch, type Instrument, type Language, type NodeKind, parseTargets, type Period } from "@salus/domain";
import { couldBeUnit } from "../vsc/units.ts";
import { type Block, type Content, limits, type Paragraph } from "./blocks.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { readList } from "./list.ts";
import {
  type Doubt as PasteDoubt,
  emptyOutline,
  type Leaf,
  levelLabel,
  type Objective,
  type Outline,
} from "./outline.ts";
import { asList, readTable } from "./table.ts";
import { textBlocks } from "./text-blocks.ts";

/** What a browser's clipboard holds; "" where a kind is absent. */
export type Clipboard = { readonly html: string; readonly text: string };

export type { PasteDoubt };

export type PasteContext = {
  /** The node pasted into. */
  readonly kind: NodeKind;
  /** Language the text is taken to be in. */
  readonly language: Language;
  readonly instrument: Instrument;
  readonly period?: Period | undefined;
};

/**
 * `table` and `list`: several parts with an order; `lines`: one paragraph, or some without any mark;
 * `nothing`: no text at all.
 */
export type PasteShape = "table" | "list" | "lines" | "nothing";

export type PasteFinding =
  /** A node that is doubtful: the way to it from the roots, by position. */
  | { readonly code: PasteDoubt; readonly at: readonly number[] }
  /** The columns have no headings; there was more than fits. */
  | { readonly code: "columns-guessed" | "cut" }
  /** Words that have no place among the nodes. */
  | { readonly code: "dropped"; readonly quote: string };

export type Pasted = {
  /** All of one level: objectives, or results and indicators. */
  readonly branches: Branch[];
  readonly shape: PasteShape;
  readonly findings: PasteFinding[];
};

const isAboveObjectives = (kind: NodeKind): boolean =>
  kind === "chapter" || kind === "generalObjective" || kind === "strategicObjective";

const isContent = (block: Block): block is Content => block.kind !== "note";

const shapeOf = (blocks: readonly Content[]): PasteShape => {
  if (blocks.length === 0) return "nothing";
  if (blocks.some((block) => block.kind === "table" && asList(block.rows) === null)) return "table";
  const paragraphs = paragraphsOf(blocks);
  if (paragraphs.length === 0) return "nothing";
  const isMarked = paragraphs.some(({ depth, text }) => depth !== null || levelLabel(text)?.rest === "");
  return isMarked ? "list" : "lines";
};

const paragraphsOf = (blocks: readonly Content[]): Paragraph[] =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block.paragraph] : (asList(block.rows) ?? [])));

/** Tables in order; the line in front of one may name its unit, other lines between them have no place. */
const readTables = (blocks: readonly Content[], { kind, instrument }: PasteContext): Outline => {
  const outline = emptyOutline();
  let unit: string | null = null;
  for (const block of blocks) {
    if (block.kind === "table") {
      readTable(block.rows, kind, unit, outline);
      unit = null;
      continue;
    }
    const { text } = block.paragraph;
    const label = levelLabel(text);
    if (unit) outline.dropped.push(unit);
    unit = null;
    if (label?.kind === "unit") unit = label.rest;
    else if (!label && instrument === "vsc" && couldBeUnit(text)) unit = text;
    else outline.dropped.push(text);
  }
  if (unit) outline.dropped.push(unit);
  return outline;
};

class Nodes {
  readonly findings: PasteFinding[] = [];
  readonly #context: PasteContext;
  #left: number = limits.nodes;

  constructor(context: PasteContext) {
    this.#context = context;
  }

  of({ objectives, loose }: Outline): Branch[] {
    if (objectives.length === 0) return this.#leaves(loose, []);
    const all: Objective[] =
      loose.length === 0
        ? objectives
        : [{ text: "", unit: null, doubts: ["objective-missing"], leaves: loose }, ...objectives];
    return all.flatMap(({ text, unit, doubts, leaves }, index) => {
      if (!this.#takes()) return [];
      this.#note(doubts, [index]);
      return { ...this.#node("operationalObjective", text), unit, children: this.#leaves(leaves, [index]) };
    });
  }

  get isCut(): boolean {
    return this.#left < 0;
  }

  #leaves(leaves: readonly Leaf[], above: readonly number[]): Branch[] {
    // Results first, as everywhere in a plan.
    const ordered = leaves.toSorted((a, b) => Number(a.kind === "indicator") - Number(b.kind === "indicator"));
    return ordered.flatMap(({ kind, text, doubts }, index) => {
      if (!this.#takes()) return [];
      this.#note(doubts, [...above, index]);
      return this.#node(kind, text);
    });
  }

  #takes(): boolean {
    this.#left -= 1;
    return this.#left >= 0;
  }

  #note(doubts: readonly PasteDoubt[], at: readonly number[]): void {
    for (const code of doubts) this.findings.push({ code, at });
  }

  #node(kind: NodeKind, text: string): Branch {
    const { language } = this.#context;
    return {
      kind,
      code: null,
      text: text === "" ? {} : { [language]: text },
      intro: {},
      unit: null,
      original: language,
      targets: kind === "indicator" ? targetsOf(text, this.#context) : [],
      links: {},
      children: [],
    };
  }
}

/** What an indicator asks for, in a language whose targets can be read. */
export const targetsOf = (
  text: string,
  { language, period }: Pick<PasteContext, "language" | "period">,
): Branch["targets"] => (language === "de" ? [] : parseTargets(text, { language, period }).slice(0, 12));

/**
 * Nodes out of a copied list or table, as proposals: nothing of the words is changed, nothing is guessed without a
 * finding. The richer of the two kinds of the clipboard is read.
 */
export const readClipboard = ({ html, text }: Clipboard, context: PasteContext): Pasted => {
  const copied = html === "" ? [] : htmlBlocks(html);
  const rich = copied.filter(isContent);
  const plain = shapeOf(rich) === "table" || shapeOf(rich) === "list" ? [] : textBlocks(text);
  const isPlainBetter = shapeOf(rich) === "nothing" || (shapeOf(rich) === "lines" && shapeOf(plain) !== "lines");
  const blocks = isPlainBetter && plain.length > 0 ? plain : rich;
  const shape = shapeOf(blocks);
  if (shape === "nothing") return { branches: [], shape, findings: [] };
  const isAbove = isAboveObjectives(context.kind);
  const leaning = context.kind === "result" || context.kind === "indicator" ? context.kind : null;
  const outline =
    shape === "table"
      ? readTables(blocks, context)
      : readList(paragraphsOf(blocks), isAbove ? "objective" : "leaf", leaning);
  const nodes = new Nodes(context);
  const branches = nodes.of(outline);
  const notes = blocks === rich ? copied.flatMap((block) => (block.kind === "note" ? block.text : [])) : [];
  const whole: PasteFinding[] = [...outline.dropped, ...notes].map((quote) => ({ code: "dropped", quote }));
  if (outline.areColumnsGuessed) whole.unshift({ code: "columns-guessed" });
  if (nodes.isCut) whole.unshift({ code: "cut" });
  return { branches, shape, findings: [...whole, ...nodes.findings] };
};
