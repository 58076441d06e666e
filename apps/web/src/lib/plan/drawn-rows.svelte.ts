import type { LineageId } from "@salus/domain";
import type { PlanOutline, Row } from "./plan-outline.svelte.ts";

/** How many rows one frame may draw to each side of the chosen one. */
const part = 50;

/**
 * The rows that are drawn. Many new ones at once are drawn from the chosen row outwards, a part each frame, so that
 * the key that opened them is not waited for.
 */
export class DrawnRows {
  readonly #outline: PlanOutline;
  #known: ReadonlySet<LineageId>;
  #reach = Number.POSITIVE_INFINITY;
  #steps = $state(0);
  readonly #range = $derived.by(() => this.#next());

  /** While a component starts. */
  constructor(outline: PlanOutline) {
    this.#outline = outline;
    this.#known = idsOf(outline.rows);
    $effect(() => {
      const { above, below } = this;
      if (above + below === 0) return;
      let timer: ReturnType<typeof setTimeout>;
      // After the frame has been painted, not within it.
      const frame = requestAnimationFrame(() => (timer = setTimeout(() => this.#goOn())));
      return () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    });
  }

  get rows(): readonly Row[] {
    return this.#range.rows;
  }
  /** How many rows are still to be drawn above these. */
  get above(): number {
    return this.#range.above;
  }
  get below(): number {
    return this.#range.below;
  }

  #goOn(): void {
    this.#reach += part;
    this.#steps += 1;
  }

  #next(): { rows: readonly Row[]; above: number; below: number } {
    const { rows } = this.#outline;
    void this.#steps;
    const ids = idsOf(rows);
    if (rows.filter(({ node }) => !this.#known.has(node.lineageId)).length > 2 * part) this.#reach = part;
    this.#known = ids;
    // Without an end no row has to be looked for, and the next one chosen draws nothing anew.
    if (this.#reach === Number.POSITIVE_INFINITY) return { rows, above: 0, below: 0 };
    const chosen = this.#outline.selectedId;
    const at = rows.findIndex(({ node }) => node.lineageId === chosen);
    const above = Math.max(0, at - this.#reach);
    const below = Math.max(0, rows.length - Math.max(at, 0) - this.#reach);
    if (above + below === 0) this.#reach = Number.POSITIVE_INFINITY;
    return { rows: rows.slice(above, rows.length - below), above, below };
  }
}

const idsOf = (rows: readonly Row[]): ReadonlySet<LineageId> => new Set(rows.map(({ node }) => node.lineageId));
