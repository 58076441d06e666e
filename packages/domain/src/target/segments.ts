import type { Item } from "./items.ts";

const isUpper = (item: Item): boolean => {
  const first = item.raw.charAt(0);
  return first !== first.toLowerCase();
};

const separators = new Set([";", "•", "▪", "|", "·"]);

/** Remarks in brackets ("inclusief …", "cf. …") say nothing about the target. Brackets that are never closed stay. */
function withoutAsides(items: readonly Item[]): Item[] {
  const closing = items.map((item) => item.fold === ")");
  const out: Item[] = [];
  let lastClosing = closing.lastIndexOf(true);
  if (lastClosing < 0) lastClosing = -1;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as Item;
    if (item.fold === "(" && items[index + 1]?.is.aside && index < lastClosing) {
      let depth = 0;
      do {
        const fold = items[index]?.fold;
        depth += fold === "(" ? 1 : fold === ")" ? -1 : 0;
        index++;
      } while (depth > 0 && index < items.length);
      index--;
      continue;
    }
    out.push(item);
  }
  return out;
}

function endsSentence(items: readonly Item[], index: number): boolean {
  const [item, next] = [items[index], items[index + 1]];
  return item?.fold === "." && next !== undefined && !next.glued && isUpper(next);
}

/** The parts of a line that can each hold a target: sentences, parts between semicolons, and a second "Aantal" that ran on. */
export function segments(all: readonly Item[]): Item[][] {
  const items = withoutAsides(all);
  const parts: Item[][] = [];
  let part: Item[] = [];
  const close = (): void => {
    if (part.length > 0) parts.push(part);
    part = [];
  };
  for (const [index, item] of items.entries()) {
    const last = part.at(-1);
    const isNext =
      last !== undefined &&
      (last.is.and === true || last.fold === ",") &&
      part.some((before) => before.number !== null);
    const runsOn =
      item.is.head === "count" &&
      last !== undefined &&
      last.fold !== ":" &&
      last.is.det === undefined &&
      (isUpper(item) || isNext);
    if (runsOn) close();
    if (separators.has(item.fold) || endsSentence(items, index)) close();
    else part.push(item);
  }
  close();
  return parts;
}
