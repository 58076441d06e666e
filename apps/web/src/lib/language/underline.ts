import type { TextMark } from "@salus/language";

const names = { glossary: "salus-term", language: "salus-tongue", spelling: "salus-spelling" } as const;

const nameOf = ({ code }: TextMark): string => names[code.split(".")[0] as keyof typeof names];

/** Underlines stretches of the text of an element without touching the text (CSS custom highlights). */
export const underline =
  (marks: readonly TextMark[]) =>
  (element: HTMLElement): (() => void) | undefined => {
    const text = [...element.childNodes].find((child): child is Text => child.nodeType === Node.TEXT_NODE);
    if (!text || marks.length === 0 || !("highlights" in CSS)) return undefined;
    const ranges = marks
      .filter(({ to }) => to <= text.length)
      .map((mark): [string, Range] => {
        const range = new Range();
        range.setStart(text, mark.from);
        range.setEnd(text, mark.to);
        return [nameOf(mark), range];
      });
    for (const [name, range] of ranges) {
      const known = CSS.highlights.get(name) ?? new Highlight();
      known.add(range);
      CSS.highlights.set(name, known);
    }
    return () => {
      for (const [name, range] of ranges) CSS.highlights.get(name)?.delete(range);
    };
  };

/** Puts the first suggestion in the place of the mark at the caret, or of the next one; false where there is none. */
export function replaceNext(area: HTMLTextAreaElement, marks: readonly TextMark[]): boolean {
  const at = area.selectionStart;
  const mark =
    marks.find(({ to, suggestions }) => to >= at && suggestions.length > 0) ??
    marks.find(({ suggestions }) => suggestions.length > 0);
  const [suggestion] = mark?.suggestions ?? [];
  if (!mark || suggestion === undefined) return false;
  replaceIn(area, mark, suggestion);
  return true;
}

/** As if it were typed: the field hears of it the usual way. */
export function replaceIn(area: HTMLTextAreaElement, { from, to }: TextMark, suggestion: string): void {
  area.focus({ preventScroll: true });
  area.setRangeText(suggestion, from, to, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
