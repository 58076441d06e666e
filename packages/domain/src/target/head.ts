import type { Item } from "./items.ts";
import type { Frequency, Meaning } from "./meaning.ts";
import { readNoun } from "./quantities.ts";

/** What a segment starts with: "Aantal vergaderingen", "Taux de participation", "Kwalitatieve indicator". */
export type Head = {
  readonly kind: NonNullable<Meaning["head"]> | null;
  readonly cmp: Meaning["cmp"] | null;
  /** Item after the head word, or the first item with content. */
  readonly next: number;
  readonly unit: string | null;
};

const before = 6;

const isLeading = (item: Item): boolean =>
  item.sign ||
  (item.often !== null && !item.is.deliverable) ||
  item.when !== null ||
  item.is.det !== undefined ||
  item.is.filler === true ||
  item.is.cmp !== undefined ||
  item.is.yearWord === true;

/** "van", "de": what leads from a head word to its noun. */
export const isLink = (item: Item | undefined): boolean =>
  item !== undefined &&
  (item.is.of === true ||
    item.is.opens === true ||
    (item.is.filler === true && !item.is.stop && item.number === null && !item.sign));

export function readHead(items: readonly Item[], nounLast: boolean): Head {
  let at = 0;
  let cmp: Head["cmp"] = null;
  for (; at < items.length && at < before; at++) {
    const item = items[at] as Item;
    if (item.is.head !== undefined && item.number === null) {
      let next = at + 1;
      cmp = item.is.cmp ?? cmp ?? items[next]?.is.cmp ?? null;
      // "Nombre annuel minimum de", "Aantal jaarlijkse": what stands between the head word and its noun.
      // "Aantal en aard van de interventies"
      if (items[next]?.is.and && items[next + 1]?.is.head) next += 2;
      while (next < at + before && items[next] && (isLink(items[next]) || items[next]?.often || items[next]?.is.cmp))
        next++;
      // "Aantal door de dienst begeleide gezinnen"
      if (nounLast && items[next]?.is.stop) next += items[next + 1]?.is.det ? 3 : 2;
      return { kind: item.is.head, cmp, next: at + 1, unit: readNoun(items, next, nounLast).unit };
    }
    if (item.number !== null && !item.is.article) break;
    if (item.is.percent) return { kind: "percentage", cmp, next: at + 1, unit: null };
    if (!isLeading(item)) break;
    cmp = item.is.cmp ?? cmp;
  }
  return { kind: null, cmp: null, next: at, unit: readNoun(items, at, nounLast).unit };
}

/** The first time a part of a segment counts over; `person` where it counts per head. */
export function readPer(items: readonly Item[], from: number, to: number): { time: Frequency | null; person: boolean } {
  let person = false;
  for (let at = from; at < to && at < items.length; at++) {
    const item = items[at] as Item;
    if (item.is.per) return { time: item.is.per, person };
    if (item.fold === "per" || item.fold === "par" || item.fold === "/")
      person ||= [1, 2, 3].some(
        (step) => at + step < to && items[at + step]?.is.person === true && between(items, at + 1, at + step),
      );
  }
  return { time: null, person };
}

function between(items: readonly Item[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (items[at]?.is.stop || items[at]?.sign || items[at]?.label) return false;
  return true;
}
