import type { Item } from "./items.ts";
import type { Meaning } from "./meaning.ts";

/** A number in a segment that may be the target, with what stands around it. */
export type Quantity = {
  readonly index: number;
  /** First item of the words that lead to the number ("is jaarlijks minstens"). */
  readonly left: number;
  /** Item after the last one that belongs to the number (unit, "keer", "of meer"). */
  readonly right: number;
  readonly value: number;
  readonly percent: boolean;
  readonly times: boolean;
  readonly cmp: NonNullable<Meaning["cmp"]> | null;
  readonly often: Item | null;
  readonly change: 1 | -1 | null;
  readonly unit: string | null;
  /** Stands after a colon, "is" or a sign: this is what the line ends in. */
  readonly anchored: boolean;
  /** Stands after a time and a colon: "2019: 10". */
  readonly timed: boolean;
  readonly joined: boolean;
  readonly licensed: boolean;
};

type Left = {
  at: number;
  cmp: Quantity["cmp"];
  sign: boolean;
  often: Item | null;
  copula: boolean;
  colon: boolean;
  timed: boolean;
  start: boolean;
  act: boolean;
  definite: boolean;
  change: 1 | -1 | null;
};

const chain = 10;
const signOf = /^[≥≤<>=]/;

/** "Sensibiliser 500 citoyens" */
const isInfinitive = ({ fold, is, sign }: Item): boolean =>
  !sign && fold.length > 4 && is.unit === undefined && (fold.endsWith("er") || fold.endsWith("ir"));

/** The words between what is counted and the number, from right to left. */
function readLeft(items: readonly Item[], index: number): Left {
  const left: Left = {
    at: index,
    cmp: null,
    sign: false,
    often: null,
    copula: false,
    colon: false,
    timed: false,
    start: false,
    act: false,
    definite: false,
    change: null,
  };
  let at = index - 1;
  for (; at >= 0 && index - at <= chain; at--) {
    const item = items[at] as Item;
    const { is } = item;
    if (item.number !== null && !is.article) break;
    if (is.cmp && left.cmp === null) {
      left.cmp = is.cmp;
      left.sign = signOf.test(item.raw);
    } else if (item.often) left.often = item;
    else if (is.copula) left.copula = true;
    else if (item.fold === ":") {
      left.colon = true;
      if (left.cmp === null) left.cmp = items[at - 1]?.is.cmp ?? null;
      left.timed = items[at - 1]?.when !== null && items[at - 1] !== undefined;
      at--;
      break;
    } else if (item.fold === "+" && items[index + 1]?.is.percent) left.change = 1;
    else if (item.fold === "-" && !item.glued && items[at + 1]?.glued && items[index + 1]?.is.percent) left.change = -1;
    else if (is.change) left.change = is.change;
    else if (is.aux) left.act = true;
    else if (is.act || is.verb) {
      left.act = true;
      break;
    } else if (
      item.when ||
      is.per ||
      (item.fold === "," && at === 1 && (items[0]?.when ?? items[0]?.often ?? items[0]?.is.per))
    )
      continue;
    else if (at === 0 && isInfinitive(item)) left.act = true;
    else if (is.det === "definite" && left.cmp === null) {
      left.definite = true;
    } else if (!(is.filler || is.article || ["~", "+", '"', "'", "*", "-"].includes(item.fold))) break;
  }
  left.at = at + 1;
  left.start = at < 0;
  return left;
}

const participle = (fold: string): boolean =>
  fold.length > 4 && fold.startsWith("ge") && (fold.endsWith("d") || fold.endsWith("t"));

type NounPhrase = { unit: string | null; end: number; often: Item | null; change: 1 | -1 | null };

const phraseLength = 8;

/** The noun that is counted, from this item on: a unit of the list if one stands there, else the printed noun. */
export function readNoun(items: readonly Item[], index: number, nounLast: boolean): NounPhrase {
  const found: NounPhrase = { unit: null, end: index, often: null, change: null };
  let printed: string | null = null;
  let code: string | null = null;
  for (let at = index; at < items.length && at < index + phraseLength; at++) {
    const item = items[at] as Item;
    const { is } = item;
    if (item.often) {
      if (is.form === "adjective" || at === index) found.often = item;
      if (is.form !== "adjective" && at > index) break;
      if (is.unit !== undefined && code === null) code = is.unit;
    } else if (
      is.per ||
      item.when ||
      item.within ||
      (item.number !== null && !(is.article && (code ?? printed) === null)) ||
      is.copula ||
      is.aux ||
      is.cmp ||
      is.after
    )
      break;
    else if (is.changeAfter) found.change = is.changeAfter;
    else if (is.change) break;
    else if (is.unit !== undefined) {
      if (code === null) code = is.unit;
      found.end = at + 1;
      if (nounLast && at > index) break;
      continue;
    } else if (is.and && nounLast && code === null && printed?.endsWith("e")) {
      // "collectieve en gemeenschapsprojecten": two adjectives before one noun.
    } else if (item.fold === "/" && item.glued && code === null) {
      // "opgeleide/bewuste personen": and/or, since no time follows.
    } else if (is.stop || item.sign || is.relative || is.verb || is.head || participle(item.fold)) {
      // "sfeer- of doelgroeprapport": the first half has lost its noun.
      const next = items[at + 1];
      if (item.fold === "-" && item.glued && (next?.is.and ?? next?.is.or)) {
        at++;
        continue;
      }
      break;
    } else if (item.label) break;
    else if (!is.filler && !is.det && !is.exist && !is.made && (printed === null || nounLast)) printed = item.raw;
    found.end = at + 1;
  }
  found.unit = code ?? printed;
  return found;
}

/** "3 réunions de concertation par an": the time may stand after what further describes the noun. */
function perAfter(items: readonly Item[], from: number): boolean {
  for (let at = from; at < items.length && at < from + phraseLength; at++) {
    const item = items[at] as Item;
    if (item.is.per || (item.often && item.is.form === "adverb")) return true;
    if (item.number !== null || item.sign || item.is.verb || item.is.relative || item.is.cmp) return false;
  }
  return false;
}

/** "Begeleiding van 30 jongeren", "Une équipe de 4 ETP": the line starts with what the number describes. */
const leadsWithNoun = (items: readonly Item[], end: number): boolean =>
  end > 0 &&
  end <= 3 &&
  items
    .slice(0, end)
    .every(({ is, sign, number }) => !sign && !is.stop && !is.verb && !is.head && (number === null || is.article));

/** "Per wijk 2 infosessies", "Dans chaque quartier 2 séances": what stands before the number only says where. */
const isAdjunct = (items: readonly Item[], end: number): boolean =>
  end > 1 &&
  end <= 4 &&
  items[0]?.is.stop === true &&
  items
    .slice(1, end)
    .every(
      ({ is, sign, number, fold }, at) =>
        (!sign || (fold === "," && at === end - 2)) && !is.stop && !is.verb && number === null,
    );

/** Reads the number at this item; null where the item holds none. */
export function readQuantity(items: readonly Item[], index: number, nounLast: boolean): Quantity | null {
  const item = items[index];
  if (!item || item.number === null) return null;
  const left = readLeft(items, index);
  let at = index + 1;
  let cmp = left.cmp;
  let percent = item.is.fraction !== undefined;
  let times = item.is.times === true;
  let short: string | null = item.is.unit ?? null;
  const next = (): Item | undefined => items[at];
  if (next()?.is.percent) {
    percent = true;
    at++;
  }
  if (
    next()?.is.after &&
    cmp === null &&
    !(next()?.is.cmp && items[at + 1]?.number !== null && items[at + 1] !== undefined)
  ) {
    if (!(next()?.is.shortUnit && items[at + 1]?.is.per)) {
      cmp = next()?.is.after ?? null;
      at++;
    }
  }
  if (next()?.is.times) {
    times = true;
    at++;
  }
  if (next()?.is.shortUnit !== undefined && short === null) {
    short = next()?.is.shortUnit ?? null;
    at++;
  }
  const noun =
    short !== null && next()?.is.unit === undefined
      ? { unit: short, end: at, often: null, change: null }
      : readNoun(items, at, nounLast);
  const unit = short ?? noun.unit;
  const end = Math.max(at, noun.end);
  // "5 extra camera's" are five cameras; "10 % extra" is a growth.
  const isChange = percent ? (noun.change ?? next()?.is.changeAfter ?? null) : null;
  const before = items[index - 1];
  const joint = items[left.at - 1];
  const joined =
    joint !== undefined &&
    (joint.is.and === true || joint.is.or === true || joint.fold === "," || joint.fold === "/" || joint.fold === "+");
  const preposed =
    before?.is.stop === true &&
    !before.is.and &&
    !before.is.until &&
    !before.is.opens &&
    !before.is.copula &&
    !before.is.aux &&
    left.cmp === null &&
    !left.act;
  const strong = left.change !== null || cmp !== null || percent || times;
  const counted = !preposed && (noun.often !== null || perAfter(items, end));
  const named = before?.is.opens === true && left.cmp === null && short === null && leadsWithNoun(items, left.at);
  const placed =
    named ||
    isAdjunct(items, left.at) ||
    left.colon ||
    left.copula ||
    ((left.start || left.act) && !left.definite && !preposed);
  const licensed = strong || (item.is.article ? counted && noun.often === null : counted || placed);
  return {
    index,
    left: left.at,
    right: end,
    value: item.is.fraction ?? item.number,
    percent,
    times,
    cmp,
    often: left.often ?? noun.often,
    change: left.change ?? isChange,
    unit: percent ? null : unit,
    anchored: left.colon || left.copula || left.sign || left.change !== null,
    timed: left.timed,
    joined,
    // "Geen" counts to zero only where it says of what.
    licensed:
      licensed && !(item.is.article && items[index + 1]?.number != null) && !(item.is.number === 0 && unit === null),
  };
}
