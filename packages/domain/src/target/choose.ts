import type { Head } from "./head.ts";
import type { Item } from "./items.ts";
import { readQuantity, type Quantity } from "./quantities.ts";

/** An indicator holds at most this many targets; what follows in a line is no target but damage. */
export const mostTargets = 12;

/** The line names what it counts: a number inside that name is not the target. */
export const isNamed = (head: Head): boolean => head.kind === "count" || head.kind === "percentage";

/** "Aantal bewoners dat minstens 2 keer …": the number says who is counted. */
function isCondition(items: readonly Item[], quantity: Quantity): boolean {
  for (let at = quantity.left - 1; at >= 0; at--) {
    const item = items[at] as Item;
    if (item.is.relative) return true;
    if (item.fold === "," || item.fold === ":" || item.is.copula) return false;
  }
  return false;
}

/** "3 à 5", "tussen 5 en 10", "2 of 3": at least the first and at most the second. */
function readRange(items: readonly Item[], index: number, nounLast: boolean): Quantity[] | null {
  const joint = items[index + 1];
  const opened = items[index - 1]?.is.opens === true && joint?.is.and === true;
  if (!joint || !(opened || joint.fold === "-" || joint.is.until || joint.is.or)) return null;
  const [low, high] = [readQuantity(items, index, nounLast), readQuantity(items, index + 2, nounLast)];
  if (!low || !high || low.value >= high.value || low.percent || high.cmp || !(low.licensed || high.licensed || opened))
    return null;
  const { right, unit, percent, times } = high;
  const both = { right, unit, percent, times, often: low.often ?? high.often, licensed: true };
  const atLeast = { ...low, ...both, cmp: low.cmp ?? ("gte" as const) };
  const atMost = {
    ...high,
    ...both,
    cmp: "lte" as const,
    joined: true,
    change: low.change,
    anchored: low.anchored,
    left: index + 2,
  };
  return low.cmp === null ? [atLeast, atMost] : [atLeast];
}

function readAll(items: readonly Item[], nounLast: boolean): Quantity[] {
  const found: Quantity[] = [];
  for (let index = 0; index < items.length && found.length < mostTargets; index++) {
    if (items[index]?.number === null) continue;
    const range = readRange(items, index, nounLast);
    if (range) {
      found.push(...range);
      index += 2;
      continue;
    }
    const quantity = readQuantity(items, index, nounLast);
    const previous = found.at(-1);
    if (!quantity || quantity.index < (previous?.right ?? 0)) continue;
    const isJoined = previous !== undefined && quantity.joined && items[index]?.is.article !== true;
    if (quantity.licensed || isJoined) found.push(quantity);
  }
  return found;
}

/** The numbers of a segment that are targets, in order of appearance. */
export function chooseQuantities(items: readonly Item[], head: Head, nounLast: boolean): Quantity[] {
  const found = readAll(items, nounLast);
  // What follows the last colon is the target, if it is one; what stands before it only names it.
  const lastColon = found.findLastIndex((quantity) => !quantity.timed && items[quantity.left]?.fold === ":");
  let chosen = lastColon > 0 ? found.slice(lastColon) : found;
  if (isNamed(head)) {
    const anchor = chosen.findIndex((quantity) => quantity.anchored);
    if (anchor > 0) chosen = chosen.slice(anchor);
    chosen = chosen.filter((quantity) => quantity.anchored || !isCondition(items, quantity));
  }
  return chosen.filter(
    (quantity, order) =>
      order === 0 || quantity.cmp !== null || quantity.percent || quantity.joined || quantity.anchored,
  );
}
