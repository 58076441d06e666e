import type { Item } from "./items.ts";
import type { Frequency } from "./meaning.ts";

/** In items: what stands further off belongs to another noun. */
const reach = 16;

/** Whether a frequency word says how often the thing itself happens: not so in "goedkeuring van de jaarlijkse programma's". */
function applies(items: readonly Item[], at: number): boolean {
  const isAdverb = items[at]?.is.form !== "adjective" && items[at - 1]?.is.det !== "definite";
  if (isAdverb) return true;
  for (let index = at - 1; index >= Math.max(0, at - reach); index--) {
    const { det, relative, verb, of } = (items[index] as Item).is;
    const before = items[index - 1]?.is;
    // "Frequentie van de vergaderingen: minstens maandelijks"
    if (items[index]?.fold === ":") return true;
    if (det === "indefinite") return true;
    // "Organisatie van de jaarlijkse buurtdag": who organises it every year has it every year.
    if (det === "definite") {
      const isObject = of ?? before?.of ?? before?.opens ?? (before?.act && !items[index]?.is.stop);
      return (
        index === 0 || (isObject === true && items.slice(Math.max(0, index - 3), index).some((near) => near.is.act))
      );
    }
    if (relative || verb) return false;
  }
  return true;
}

/** "jaarverslag" says its own frequency only where it leads: not in "is opgenomen in het jaarverslag". */
function leads(items: readonly Item[], at: number): boolean {
  return (
    at <= reach &&
    items
      .slice(0, at)
      .every(({ is, sign }) => is.det ?? is.filler ?? is.act ?? is.of ?? is.opens ?? is.exist ?? is.made ?? sign)
  );
}

/** How often the thing of this segment happens, where a word says so. */
export function findOften(items: readonly Item[]): { frequency: Frequency; at: number } | null {
  for (const [at, item] of items.entries()) {
    if (!item.often || !applies(items, at)) continue;
    if (item.is.deliverable && !leads(items, at)) continue;
    return { frequency: item.often, at };
  }
  return null;
}
