type Given = {
  /** A new item of the same kind behind the one that has the keyboard. */
  readonly addBehind: (id: string) => void;
  /** Takes away an item without words; false where it may not go. */
  readonly removeEmpty: (id: string) => boolean;
};

const fields = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>("[data-field]")];
const columnOf = (element: Element): HTMLElement | null => element.closest<HTMLElement>("[data-column]");
const focus = (element: HTMLElement | undefined): boolean => {
  element?.focus();
  return element !== undefined;
};

/** The cell above or below in the same column, over the rows and the tables of the units. */
function goAlong(field: HTMLElement, step: -1 | 1): boolean {
  const column = columnOf(field)?.dataset["column"];
  const root = field.closest("[data-tables]");
  if (!column || !root) return false;
  const all = [...root.querySelectorAll<HTMLElement>(`[data-column="${column}"]`)].flatMap(fields);
  return focus(all[all.indexOf(field) + step]);
}

/** The cell beside it, at the same height; an empty cell gives its button. */
function goAcross(field: HTMLElement, step: -1 | 1): boolean {
  const cell = columnOf(field);
  const cells = [...(cell?.closest("tr")?.querySelectorAll<HTMLElement>("[data-column]") ?? [])];
  const next = cell && cells[cells.indexOf(cell) + step];
  if (!cell || !next) return false;
  const beside = fields(next);
  const height = fields(cell).indexOf(field);
  return focus(beside[Math.min(height, beside.length - 1)] ?? next.querySelector("button") ?? undefined);
}

/**
 * The keyboard inside the table. Arrows leave a text at its edges, Enter makes a new item, Shift Enter a new line,
 * Backspace takes away an item without words.
 */
export const tableKeys =
  ({ addBehind, removeEmpty }: Given) =>
  (event: KeyboardEvent): void => {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement) || event.isComposing) return;
    const mod = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    const id = area.dataset["field"]?.split(" ")[0] ?? "";
    const { selectionStart, selectionEnd, value } = area;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const atEnd = selectionStart === value.length && selectionEnd === value.length;
    const does = (): boolean => {
      switch (event.key) {
        case "ArrowUp":
          return atStart && goAlong(area, -1);
        case "ArrowDown":
          return atEnd && goAlong(area, 1);
        case "ArrowLeft":
          return atStart && goAcross(area, -1);
        case "ArrowRight":
          return atEnd && goAcross(area, 1);
        case "Enter":
          addBehind(id);
          return true;
        case "Backspace":
          return value === "" && removeEmpty(id);
        default:
          return false;
      }
    };
    if (mod || !does()) return;
    event.preventDefault();
    event.stopPropagation();
  };
