import type { Locale } from "../localized-text.ts";
import type { Item } from "./items.ts";

/** Items before the first clause that only explains ("waarbij …", "qui …"). */
export function mainClause(items: readonly Item[]): readonly Item[] {
  const clause = items.findIndex((item, at) => at > 0 && (item.is.subordinate === true || item.is.relative === true));
  return clause < 0 ? items : items.slice(0, clause);
}

const dutchPrefixes = [
  "ge",
  "be",
  "ver",
  "ont",
  "her",
  "op",
  "uit",
  "aan",
  "af",
  "in",
  "over",
  "door",
  "voor",
  "mee",
  "bij",
  "na",
  "samen",
  "vast",
  "toe",
  "weg",
];
const frenchEndings = [
  "e",
  "ee",
  "es",
  "ees",
  "i",
  "ie",
  "is",
  "ies",
  "it",
  "ite",
  "its",
  "u",
  "ue",
  "us",
  "ues",
  "ert",
  "erte",
];

const isDutchParticiple = (word: string): boolean =>
  word.length > 4 &&
  dutchPrefixes.some((prefix) => word.startsWith(prefix)) &&
  ["d", "t", "en"].some((ending) => word.endsWith(ending));

const isFrenchParticiple = (word: string): boolean =>
  word.length > 3 && frenchEndings.some((ending) => word.endsWith(ending));

/** A sentence that says something is done: "De convenant wordt ondertekend", "Une convention est signée". */
export function isDone(items: readonly Item[], language: Locale): boolean {
  const verb = items.findIndex((item) => item.is.copula || item.is.aux);
  if (verb < 0) return false;
  const after = items.slice(verb + 1).filter((item) => !item.sign);
  if (after.some((item) => item.is.made)) return true;
  if (language === "fr") {
    return after
      .slice(0, 3)
      .some((item) => item.is.det === undefined && !item.is.stop && isFrenchParticiple(item.fold));
  }
  const last = after.at(-1);
  return (
    (last !== undefined && isDutchParticiple(last.fold)) ||
    after.some((item) => item.fold.startsWith("ge") && isDutchParticiple(item.fold))
  );
}
