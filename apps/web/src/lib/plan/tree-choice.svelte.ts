import type { LineageId } from "@salus/domain";
import { SvelteSet } from "svelte/reactivity";

/** Rows that are chosen together, beside the one that has the keyboard. Empty: only that one is. */
export class TreeChoice {
  readonly #chosen = new SvelteSet<LineageId>();
  #anchor: LineageId | null = null;

  get size(): number {
    return this.#chosen.size;
  }
  get ids(): ReadonlySet<LineageId> {
    return this.#chosen;
  }
  has(id: LineageId): boolean {
    return this.#chosen.has(id);
  }

  /** One row alone: from here a range begins. */
  reset(anchor: LineageId | null): void {
    if (this.#chosen.size > 0) this.#chosen.clear();
    this.#anchor = anchor;
  }

  /** Takes a row in or out. `current` counts as chosen before the first one joins it. */
  toggle(id: LineageId, current: LineageId | null): void {
    if (this.#chosen.size === 0 && current !== null) this.#chosen.add(current);
    if (!this.#chosen.delete(id)) this.#chosen.add(id);
    this.#anchor = id;
    if (this.#chosen.size === 1 && this.#chosen.has(id)) this.#chosen.clear();
  }

  /** Everything between the row where the range began and this one, in the order of the rows in sight. */
  extend(to: LineageId, rows: readonly LineageId[], current: LineageId | null): void {
    this.#anchor ??= current;
    const [from, end] = [rows.indexOf(this.#anchor ?? to), rows.indexOf(to)];
    if (from === -1 || end === -1) return;
    this.#chosen.clear();
    if (from === end) return;
    for (const id of rows.slice(Math.min(from, end), Math.max(from, end) + 1)) this.#chosen.add(id);
  }

  all(rows: readonly LineageId[]): void {
    this.#chosen.clear();
    for (const id of rows) this.#chosen.add(id);
  }

  /** Rows that are gone are chosen no longer. */
  keep(exists: (id: LineageId) => boolean): void {
    for (const id of this.#chosen) if (!exists(id)) this.#chosen.delete(id);
  }
}
