/*
 * Makes the files of ../data from the csv and topojson files that data/SOURCES.md describes.
 * node packages/templates/scripts/build-reference.ts FOLDER
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCsv } from "./csv.ts";

const folder = process.argv[2];
if (!folder) throw new Error("name the folder that holds the csv files");

const target = fileURLToPath(new URL("../data/", import.meta.url));
const orNull = (text: string | undefined) => text || null;
const words = (text: string | undefined) => (text ? text.split(" ") : []);
const rows = (file: string) => readCsv(join(folder, file));

const officialName = (row: Record<string, string>) => ({
  nl: row["name_nl"],
  fr: row["name_fr"],
  ...(row["name_de"] && { de: row["name_de"] }),
  unattested: [],
});

/** One record per line: small, and a change shows as one line. */
const write = (file: string, records: unknown[]) => {
  writeFileSync(join(target, file), `[\n${records.map((record) => JSON.stringify(record)).join(",\n")}\n]\n`);
  process.stdout.write(`${file}: ${records.length} records\n`);
};

const municipalities = rows("municipalities.csv").map((row) => ({
  nis: row["nis_code"],
  name: officialName(row),
  languageRegime: row["language_regime"],
  facilitiesFor: orNull(row["facilities_for"]),
  regionNis: row["region_nis"],
  provinceNis: orNull(row["province_nis"]),
  arrondissementNis: row["arrondissement_nis"],
  policeZone: orNull(row["police_zone_id"]),
  validFrom: row["valid_from"],
  validTo: orNull(row["valid_to"]),
  successorNis: orNull(row["successor_nis"]),
  predecessorNis: words(row["predecessor_nis"]),
  postalCodes: words(row["postal_codes"]),
}));
write("municipalities.json", municipalities);

const population = new Map<string, Record<string, number>>();
for (const row of rows("population.csv")) {
  const { nis_code: nis = "", year = "" } = row;
  population.set(nis, { ...population.get(nis), [year]: Number(row["population"]) });
}
write(
  "population.json",
  [...population].map(([nis, perYear]) => {
    const years = Object.keys(perYear).map(Number);
    const [from, to] = [Math.min(...years), Math.max(...years)];
    if (years.length !== to - from + 1) throw new Error(`population of ${nis} has a gap`);
    return [nis, from, ...years.sort((a, b) => a - b).map((year) => perYear[year])];
  }),
);

write(
  "municipality-mergers.json",
  rows("municipality_mergers.csv").map((row) => ({
    fromNis: row["old_nis"],
    toNis: row["new_nis"],
    on: row["effective_date"],
    relation: row["relation"],
  })),
);

write(
  "admin-areas.json",
  rows("admin_areas.csv").map((row) => ({
    nis: row["nis_code"],
    level: row["level"],
    parentNis: orNull(row["parent_nis"]),
    name: officialName(row),
  })),
);

write(
  "police-zones.json",
  rows("police_zones.csv").map((row) => ({
    id: row["zone_id"],
    code: orNull(row["zone_code"]),
    name:
      row["language"] === "nl-fr" ? { nl: row["name"], fr: row["name_fr"] } : { [row["language"] ?? ""]: row["name"] },
    members: words(row["member_nis"]),
    predecessorCodes: words(row["predecessor_codes"]),
  })),
);

for (const [file, source] of [
  ["municipalities-2025.topojson", "be_municipalities_2025_small.topojson"],
  ["brussels-2025.topojson", "be_brussels_19.topojson"],
] as const) {
  writeFileSync(join(target, file), readFileSync(join(folder, source)));
}
