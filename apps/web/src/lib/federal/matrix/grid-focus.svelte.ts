import type { Attachment } from "svelte/attachments";

/**
 * One stop of the Tab key for a whole table, arrows between its cells (the grid pattern of the ARIA practices).
 * Every cell that can be reached carries `data-at="row.column"`, on what takes the focus.
 */
export class GridFocus {
  #at = $state("");
  /** Until the script runs every link is a stop of its own. */
  #isOn = $state(false);

  readonly #isPlace: (at: string) => boolean;
  readonly #first: () => string;

  /** `first` is where Tab comes in as long as nothing had the focus, or what had it is gone. Both read reactive state. */
  constructor(first: () => string, isPlace: (at: string) => boolean) {
    this.#first = first;
    this.#isPlace = isPlace;
  }

  /** `tabindex` of what stands at this place. */
  tabindex(at: string): 0 | -1 | undefined {
    if (!this.#isOn) return undefined;
    const stop = this.#isPlace(this.#at) ? this.#at : this.#first();
    return at === stop ? 0 : -1;
  }

  readonly attach: Attachment<HTMLTableElement> = (table) => {
    this.#isOn = true;
    const noteFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.dataset["at"]) this.#at = target.dataset["at"];
    };
    const move = (event: KeyboardEvent): void => {
      if (event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
      const next = neighbour(table, event.target.dataset["at"] ?? "", event);
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    table.addEventListener("focusin", noteFocus);
    table.addEventListener("keydown", move);
    return () => {
      table.removeEventListener("focusin", noteFocus);
      table.removeEventListener("keydown", move);
    };
  };
}

function neighbour(table: HTMLElement, at: string, { key, ctrlKey }: KeyboardEvent): HTMLElement | null {
  const [row, column] = at.split(".").map(Number);
  if (row === undefined || column === undefined) return null;
  const places = [...table.querySelectorAll<HTMLElement>("[data-at]")].map((element) => {
    const [r = 0, c = 0] = (element.dataset["at"] ?? "").split(".").map(Number);
    return { element, row: r, column: c };
  });
  const inRow = places.filter((place) => place.row === row);
  const inColumn = places.filter((place) => place.column === column);
  switch (key) {
    case "ArrowRight":
      return inRow.find((place) => place.column > column)?.element ?? null;
    case "ArrowLeft":
      return inRow.findLast((place) => place.column < column)?.element ?? null;
    case "ArrowDown":
      return inColumn.find((place) => place.row > row)?.element ?? null;
    case "ArrowUp":
      return inColumn.findLast((place) => place.row < row)?.element ?? null;
    case "Home":
      return (ctrlKey ? places[0] : inRow[0])?.element ?? null;
    case "End":
      return (ctrlKey ? places.at(-1) : inRow.at(-1))?.element ?? null;
    default:
      return null;
  }
}
