import type { AdminArea, Municipality, MunicipalityMerger, PlainDate, PoliceZone } from "@salus/domain";
import { lazyData } from "./data-file.ts";

type PopulationRow = [nis: string, firstYear: number, ...inhabitants: number[]];

const populationRows = lazyData(
  "population.json",
  (rows: PopulationRow[]) => new Map(rows.map((row) => [row[0], row])),
);

const perYear = (nis: string): Record<string, number> => {
  const [, firstYear = 0, ...inhabitants] = populationRows().get(nis) ?? [];
  return Object.fromEntries(inhabitants.map((count, index) => [String(firstYear + index), count]));
};

/** Every code that was valid at any time since 31 December 2018 (620), with its population per year. Read on first call. */
export const municipalities: () => readonly Municipality[] = lazyData(
  "municipalities.json",
  (rows: Omit<Municipality, "population">[]) => rows.map((row) => ({ ...row, population: perYear(row.nis) })),
);

export const municipalityMergers: () => readonly MunicipalityMerger[] = lazyData(
  "municipality-mergers.json",
  (rows: MunicipalityMerger[]) => rows,
);

/** Regions, provinces and arrondissements. */
export const adminAreas: () => readonly AdminArea[] = lazyData("admin-areas.json", (rows: AdminArea[]) => rows);

/** Police zones of 2025, with the municipalities of 2025 as members. */
export const policeZones: () => readonly PoliceZone[] = lazyData("police-zones.json", (rows: PoliceZone[]) => rows);

let byNis: ReadonlyMap<string, Municipality> | undefined;

export const findMunicipality = (nis: string): Municipality | undefined => {
  byNis ??= new Map(municipalities().map((municipality) => [municipality.nis, municipality]));
  return byNis.get(nis);
};

/** The municipality that holds the territory of an ended code today, also after several mergers; none where the code still stands. */
export const successorOf = (nis: string): Municipality | undefined => {
  const next = findMunicipality(nis)?.successorNis;
  return next ? (successorOf(next) ?? findMunicipality(next)) : undefined;
};

/** The code of a municipality, and those of all it was made of. */
export const territoryOf = (nis: string): string[] => [
  nis,
  ...(findMunicipality(nis)?.predecessorNis ?? []).flatMap(territoryOf),
];

/** The municipalities whose code was valid on a day: 589 at the end of 2018, 581 from 2019, 565 from 2025. */
export const currentOn = (date: PlainDate): readonly Municipality[] =>
  municipalities().filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo));

/**
 * Inhabitants on 1 January. For a year before its code, the sum of the municipalities it was made of. A municipality
 * that absorbed a neighbour and kept its code (Antwerp, 2025) keeps its own figure for the years before.
 * Undefined where no figure is known; never zero in its place.
 */
export const population = (nis: string, year: number): number | undefined => {
  const municipality = findMunicipality(nis);
  if (!municipality) return undefined;
  const own = municipality.population[String(year)];
  if (own !== undefined) return own;
  if (municipality.predecessorNis.length === 0) return undefined;
  const parts = municipality.predecessorNis.map((predecessor) => population(predecessor, year));
  return parts.every((part) => part !== undefined) ? parts.reduce((sum, part) => sum + part, 0) : undefined;
};
