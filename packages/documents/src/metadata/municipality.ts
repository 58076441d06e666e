import type { Municipality, Period } from "@salus/domain";
import { municipalities } from "@salus/templates";
import { normalise, words } from "../recognise/normalise.ts";

export type MunicipalityFound = { municipality: Municipality; weight: number };

const mostWords = 5;
/** Names that are also ordinary words, or nearly: they need "stad" or "gemeente" in front. */
const shortName = 4;

type Names = ReadonlyMap<string, Municipality[]>;
let index: Names | undefined;

const namesOf = ({ name }: Municipality): string[] =>
  [name.nl, name.fr, name.de]
    .filter((text): text is string => text !== undefined)
    .map((text) => normalise(text.replace(/\(.*\)/, "")));

const nameIndex = (): Names => {
  if (index) return index;
  const names = new Map<string, Municipality[]>();
  for (const municipality of municipalities()) {
    for (const name of new Set(namesOf(municipality))) names.set(name, [...(names.get(name) ?? []), municipality]);
  }
  index = names;
  return names;
};

const titleBefore =
  /(?:stad|gemeente|stad\s*\/\s*gemeente|ville|commune|ville\s*\/\s*commune|ville ou commune|bourgmestre|burgemeester|SVPP|PSSP|VSC|CSS)(?:\s+(?:van|de|d['’]))?\s*[:–-]?\s*$/i;

/** The municipality that was valid at the beginning of the plan, else the newest. */
const validOne = (candidates: readonly Municipality[], period: Period | null): Municipality | undefined => {
  const day = period?.from ?? "9999-12-31";
  return (
    candidates.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)) ??
    candidates.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0]
  );
};

/** The municipality a text names most, with weight for "stad" and "gemeente" in front of the name. */
export const findMunicipalityIn = (text: string, fileName: string, period: Period | null): MunicipalityFound | null => {
  const names = nameIndex();
  const weights = new Map<string, number>();
  const found = words(text);
  for (let start = 0; start < found.length; start += 1) {
    const first = found[start];
    if (!first || !/^\p{Lu}/u.test(text.slice(first.start, first.end))) continue;
    for (let count = Math.min(mostWords, found.length - start); count >= 1; count -= 1) {
      const last = found[start + count - 1];
      if (!last) continue;
      const name = found
        .slice(start, start + count)
        .map((word) => word.plain)
        .join(" ");
      if (!names.has(name)) continue;
      const titled = titleBefore.test(text.slice(Math.max(0, first.start - 30), first.start));
      const weight = titled ? 5 : name.length <= shortName ? 0.1 : 1;
      weights.set(name, (weights.get(name) ?? 0) + weight);
      start += count - 1;
      break;
    }
  }
  const inFileName = ` ${normalise(fileName.replaceAll("_", " "))} `;
  for (const name of names.keys()) {
    if (name.length > shortName && inFileName.includes(` ${name} `)) weights.set(name, (weights.get(name) ?? 0) + 3);
  }
  const best = [...weights].toSorted((a, b) => b[1] - a[1])[0];
  const municipality = best ? validOne(names.get(best[0]) ?? [], period) : undefined;
  return best && municipality && best[1] >= 1 ? { municipality, weight: best[1] } : null;
};
