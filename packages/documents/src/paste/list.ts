import type { Paragraph } from "./blocks.ts";
import {
  emptyOutline,
  type Leaf,
  leafOf,
  leavesOf,
  type LeafKind,
  levelLabel,
  measures,
  withSubItem,
} from "./outline.ts";
import type { LevelLabel, Outline } from "./outline.ts";
import { withTypedBullets } from "./typed-bullets.ts";

/** What the items of the outermost level are. */
export type Top = "objective" | "leaf";

type Section = { kind: Exclude<LevelLabel["kind"], "above" | "unit">; at: number; first: number | null };

class ListReader {
  readonly outline = emptyOutline();
  readonly #top: Top;
  readonly #leaning: LeafKind | null;
  #section: Section | null = null;
  #unit: string | null = null;
  #isFlat: boolean;

  constructor(top: Top, leaning: LeafKind | null, isFlat: boolean) {
    this.#top = top;
    this.#leaning = leaning;
    this.#isFlat = isFlat;
  }

  read(text: string, level: number): void {
    const label = levelLabel(text);
    if (!label) return this.#item(text, level);
    if (label.kind === "unit") this.#unit = label.rest;
    else if (label.kind === "above") this.outline.dropped.push(text);
    else if (label.rest === "") this.#section = { kind: label.kind, at: level, first: null };
    else {
      // "Resultaat 1: …" says what it is and what follows it.
      this.#section = label.kind === "operationalObjective" ? null : { kind: label.kind, at: level, first: level };
      this.#add(label.kind, label.rest);
    }
  }

  #item(text: string, level: number): void {
    const section = this.#openSection(level);
    if (section) {
      const depth = level - (section.first ?? level);
      if (depth <= 0) this.#add(section.kind, text);
      else if (section.kind === "operationalObjective") this.#leaf(leafOf(text, null));
      else this.#deeper(text);
      return;
    }
    const depth = this.#top === "objective" ? level : level + 1;
    if (depth === 0 && !(this.#isFlat && measures(text))) this.#add("operationalObjective", text);
    else if (depth <= 1) this.#leaf(leafOf(text, depth === 0 ? null : this.#leaning));
    else this.#deeper(text);
  }

  /** A heading reigns over what follows, until the list comes back to where the heading stood. */
  #openSection(level: number): Section | null {
    const section = this.#section;
    if (!section) return null;
    section.first ??= level;
    if (level < section.at || (section.first > section.at && level <= section.at)) this.#section = null;
    return this.#section;
  }

  #add(kind: Section["kind"], text: string): void {
    if (kind === "operationalObjective")
      this.outline.objectives.push({ text, unit: this.#unit, doubts: [], leaves: [] });
    else this.#leaf({ kind, text, doubts: [] });
  }

  #leaf(leaf: Leaf): void {
    leavesOf(this.outline).push(leaf);
  }

  #deeper(text: string): void {
    const above = leavesOf(this.outline).at(-1);
    if (above?.kind === "result" && measures(text)) this.#leaf({ kind: "indicator", text, doubts: [] });
    else if (above) above.text = withSubItem(above.text, text);
    else this.#leaf(leafOf(text, null));
  }
}

/** Objectives, results and indicators of a list, by their level, the headings among them and how they are worded. */
export const readList = (given: readonly Paragraph[], top: Top, leaning: LeafKind | null): Outline => {
  const paragraphs = withTypedBullets(given);
  const rank = ({ depth }: Paragraph): number => depth ?? -1;
  const outermost = Math.min(...paragraphs.map(rank));
  const isFlat = paragraphs.every((paragraph) => rank(paragraph) === outermost);
  const reader = new ListReader(top, leaning, isFlat);
  for (const paragraph of paragraphs) reader.read(paragraph.text, rank(paragraph) - outermost);
  return reader.outline;
};
