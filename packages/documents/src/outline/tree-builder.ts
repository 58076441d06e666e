import type { Item } from "../layout/items.ts";
import type { Line } from "../lines/lines.ts";
import type { ChapterHeading } from "./chapters.ts";
import type { Cut } from "./cuts.ts";
import { draft, itemDraft, type Draft } from "./draft.ts";

/** Lists that belong together: objectives, then what is expected of them, then how it is measured. */
export type Block = { operational: Item[]; results: Item[]; indicators: Item[]; seen: Set<"result" | "indicator"> };

const emptyBlock = (): Block => ({ operational: [], results: [], indicators: [], seen: new Set() });

/**
 * Items by the number of the objective they belong to: numbers that run through the objectives once, unnumbered items
 * with the number above them. Null where the numbers say something else.
 */
const dealtOut = (items: readonly Item[], numbers: readonly number[]): Map<number, Item[]> | null => {
  const dealt = new Map<number, Item[]>();
  let current: number | null = null;
  for (const item of items) {
    const number = item.bullet?.number ?? null;
    if (number !== null && (!numbers.includes(number) || (current !== null && number <= current))) return null;
    current = number ?? current;
    if (current === null) return null;
    dealt.set(current, [...(dealt.get(current) ?? []), item]);
  }
  return items.length === 0 || dealt.size === numbers.length ? dealt : null;
};

/** The nodes of a block: under its one objective, by number under several, else beside them under the strategic one. */
export const blockNodes = (block: Block): Draft[] => {
  const [only, second] = block.operational;
  const results = block.results.map((item) => itemDraft("result", item));
  const indicators = block.indicators.map((item) => itemDraft("indicator", item));
  if (!only) return [...results, ...indicators];
  if (!second) return [{ ...itemDraft("operationalObjective", only), children: [...results, ...indicators] }];
  const objectives = block.operational.map((item) => itemDraft("operationalObjective", item));
  const numbers = block.operational.flatMap((item) => item.bullet?.number ?? []);
  const numbered = numbers.length === objectives.length && new Set(numbers).size === numbers.length;
  const dealtResults = numbered ? dealtOut(block.results, numbers) : null;
  const dealtIndicators = numbered ? dealtOut(block.indicators, numbers) : null;
  if (!dealtResults || !dealtIndicators) return [...objectives, ...results, ...indicators];
  return objectives.map((objective, index) => {
    const number = numbers[index] ?? 0;
    return {
      ...objective,
      children: [
        ...(dealtResults.get(number) ?? []).map((item) => itemDraft("result", item)),
        ...(dealtIndicators.get(number) ?? []).map((item) => itemDraft("indicator", item)),
      ],
    };
  });
};

/** Holds the open chapter, objective and block while the sections pass by. */
export class TreeBuilder {
  readonly chapters: Draft[] = [];
  chapterValue: number | null = null;
  rubrics = false;
  private general: Draft | null = null;
  private strategic: Draft | null = null;
  private block: Block | null = null;
  /** An activity sector inside a rubric: stands in for the general objective where none is printed. */
  private sector: Draft | null = null;

  get chapter(): Draft | null {
    return this.chapters.at(-1) ?? null;
  }

  get hasObjectives(): boolean {
    return (this.chapter?.children.length ?? 0) > 0;
  }

  get hasGeneral(): boolean {
    return this.chapter?.children.some((node) => node.kind === "generalObjective") ?? false;
  }

  get openBlock(): Block {
    this.block ??= emptyBlock();
    return this.block;
  }

  openChapter(
    heading: Pick<ChapterHeading, "text" | "number" | "value" | "match">,
    lines: Line[],
    intro: Line[],
  ): void {
    this.closeStrategic();
    this.general = null;
    this.sector = null;
    this.chapters.push(draft("chapter", heading.text, lines, { number: heading.number, match: heading.match, intro }));
    this.chapterValue = heading.value ?? (this.chapterValue === null ? null : this.chapterValue + 1);
  }

  openSector(node: Draft): void {
    this.closeStrategic();
    this.general = null;
    this.sector = node;
  }

  /** A chapter for objectives that stand under no heading at all. */
  private needChapter(lines: Line[]): Draft {
    if (!this.chapter) this.chapters.push(draft("chapter", "", lines.slice(0, 1)));
    return this.chapters[this.chapters.length - 1] ?? draft("chapter", "", []);
  }

  openObjective(
    cut: Pick<Cut, "level" | "text" | "number" | "match">,
    lines: Line[],
    more: Partial<Draft> = {},
  ): Draft | null {
    if (cut.level === "operationalObjective") {
      this.startBlock();
      this.openBlock.operational.push({ text: cut.text, lines, bullet: null, certainty: Infinity });
      return null;
    }
    this.closeStrategic();
    const node = draft(cut.level, cut.text, lines, { number: cut.number, match: cut.match, ...more });
    const chapter = this.needChapter(lines);
    if (cut.level === "generalObjective") {
      this.sector = null;
      this.general = node;
    } else {
      if (this.sector) {
        chapter.children.push({ ...this.sector, kind: "generalObjective" });
        this.sector = null;
      }
      this.strategic = node;
    }
    chapter.children.push(node);
    return node;
  }

  startBlock(): void {
    if (!this.block) return;
    this.place(blockNodes(this.block), this.block);
    this.block = null;
  }

  private place(nodes: Draft[], block: Block): void {
    if (nodes.length === 0) return;
    const lines = [...block.operational, ...block.results, ...block.indicators][0]?.lines ?? [];
    const parent = this.strategic ?? this.needChapter(lines);
    parent.children.push(...nodes);
  }

  /** Only objectives so far, no results and no indicators. */
  get collectsObjectives(): boolean {
    return this.block !== null && this.block.operational.length > 0 && this.block.seen.size === 0;
  }

  /** Rows of a table come complete. */
  addRows(rows: Draft[], unit: string | null): void {
    const first = rows[0];
    if (!first) return;
    this.startBlock();
    (this.strategic ?? this.needChapter(first.lines)).children.push(
      ...rows.map((row) => ({ ...row, unit: row.unit ?? unit })),
    );
  }

  get openStrategic(): Draft | null {
    return this.strategic;
  }

  get openGeneral(): Draft | null {
    return this.general;
  }

  closeStrategic(): void {
    this.startBlock();
    this.strategic = null;
  }
}
