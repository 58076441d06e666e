import type { Municipality, ParticipantDoubt, PlainDate } from "@salus/domain";
import { findMunicipality, municipalities, successorOf } from "@salus/templates";
import { normalise } from "../recognise/normalise.ts";
import { likeness } from "../recognise/similarity.ts";

export type TownFound = { readonly nis: string | null; readonly doubts: readonly ParticipantDoubt[] };

const none = (doubt: ParticipantDoubt): TownFound => ({ nis: null, doubts: [doubt] });
const alike = 0.82;
const inFront = /^(?:de |la |die )?(?:stad|gemeente|ville|commune|stadt|gemeinde)(?: (?:van|de|d|du|von))? /;

const isValid = ({ validFrom, validTo }: Municipality, on: PlainDate): boolean =>
  validFrom <= on && (validTo === null || on <= validTo);

const namesOf = ({ name: { nl, fr, de } }: Municipality): Set<string> =>
  new Set([nl, fr, de].flatMap((name) => (name ? [normalise(name), normalise(name.replaceAll(/\(.*?\)/g, ""))] : [])));

let index: Map<string, Municipality[]> | undefined;
function byName(): ReadonlyMap<string, Municipality[]> {
  if (index) return index;
  index = new Map();
  for (const town of municipalities())
    for (const name of namesOf(town)) index.set(name, [...(index.get(name) ?? []), town]);
  return index;
}

/** The municipality of a row: by its code, by its name in Dutch, French or German, or both; with what is doubtful about it. */
export function findTown({ code, name }: { code: string; name: string }, on: PlainDate): TownFound {
  const digits = code.replaceAll(/\D/g, "");
  const byItsName = name === "" ? null : ofName(name, on);
  if (digits === "") return byItsName ?? none("municipality_unknown");
  const known = findMunicipality(digits.padStart(5, "0"));
  if (!known) return { nis: byItsName?.nis ?? null, doubts: ["code_unknown", ...(byItsName?.doubts ?? [])] };
  const found = ofTown(known, on);
  // A code says which of two municipalities with one name is meant.
  const differs =
    byItsName !== null && byItsName.nis !== found.nis && !namesHere(name).some((each) => isNamed(known, each));
  return differs ? { ...found, doubts: [...found.doubts, "code_differs"] } : found;
}

const isNamed = (town: Municipality, name: string): boolean => namesOf(town).has(name);

/** What was merged since stands under the municipality that holds its territory, for somebody to look at. */
function ofTown(town: Municipality, on: PlainDate): TownFound {
  if (isValid(town, on)) return { nis: town.nis, doubts: [] };
  return { nis: successorOf(town.nis)?.nis ?? town.nis, doubts: ["municipality_ended"] };
}

function ofName(name: string, on: PlainDate): TownFound {
  const found = new Map<string, Municipality>();
  for (const each of namesHere(name)) for (const town of byName().get(each) ?? []) found.set(town.nis, town);
  const towns = [...found.values()];
  const valid = towns.filter((town) => isValid(town, on));
  // "Saint-Nicolas (Liège)" names one of two; the name in both languages does too.
  const full = normalise(name);
  const exact = valid.filter((town) => isNamed(town, full) || namesHere(name).every((each) => isNamed(town, each)));
  const [only, second] = exact.length === 1 ? exact : valid;
  if (only) return second ? none("municipality_ambiguous") : { nis: only.nis, doubts: [] };
  if (towns.length > 0) return oneOf(towns.map((town) => ofTown(town, on)));
  return nearest(name, on);
}

const oneOf = ([first, ...others]: TownFound[]): TownFound =>
  first && others.every(({ nis }) => nis === first.nis) ? first : none("municipality_ambiguous");

/** The ways to read a cell: whole, without its brackets, without "stad" in front, or as two names. */
function namesHere(cell: string): string[] {
  const whole = [cell, cell.replaceAll(/\(.*?\)/g, ""), ...cell.split(/\s*[/|]\s*|\s+[–-]\s+/)];
  return [...new Set(whole.map((text) => normalise(text).replace(inFront, "")).filter((text) => text !== ""))];
}

function nearest(name: string, on: PlainDate): TownFound {
  let [best, second] = [{ nis: "", like: 0 }, 0];
  const plain = normalise(name).replace(inFront, "");
  for (const town of municipalities()) {
    if (!isValid(town, on)) continue;
    const like = Math.max(...[...namesOf(town)].map((each) => likeness(plain, each, alike)));
    if (like > best.like) [best, second] = [{ nis: town.nis, like }, best.like];
    else if (like > second) second = like;
  }
  return best.like >= alike && best.like > second
    ? { nis: best.nis, doubts: ["municipality_near"] }
    : none("municipality_unknown");
}
