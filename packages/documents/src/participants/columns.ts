import { normalise } from "../recognise/normalise.ts";
import type { Sheet } from "./read-sheets.ts";

export type ColumnKind = "code" | "zone" | "amount" | "name";
export type Columns = { readonly row: number; readonly at: ReadonlyMap<ColumnKind, number> };

/** Words of a heading, in the three languages; the first kind that fits it is the one ("NIS-code gemeente" is the code). */
const words: readonly (readonly [ColumnKind, readonly string[]])[] = [
  ["code", ["nis", "ins", "niscode", "refnis"]],
  ["zone", ["politiezone", "politiezones", "pz", "zp", "zone", "polizeizone"]],
  [
    "amount",
    [
      ...["bedrag", "bedragen", "toelage", "toelagen", "subsidie", "maximumbedrag", "jaarbedrag"],
      ...["montant", "montants", "subvention", "subside", "allocation", "dotation"],
      ...["betrag", "betrage", "zuschuss", "subvention", "euro", "eur"],
    ],
  ],
  [
    "name",
    [
      ...["gemeente", "gemeenten", "stad", "steden", "naam", "begunstigde", "begunstigden"],
      ...["commune", "communes", "ville", "villes", "nom", "beneficiaire", "beneficiaires"],
      ...["gemeinde", "gemeinden", "stadt", "name", "empfanger"],
    ],
  ],
];
const longestHeading = 80;
/** Titles and legal text may stand above the table. */
const headingReach = 60;

function kindOf(cell: string): ColumnKind | null {
  if (cell.length > longestHeading) return null;
  const found = new Set(normalise(cell).split(" "));
  return words.find(([, known]) => known.some((word) => found.has(word)))?.[0] ?? null;
}

/** The row with the headings: an amount, and a municipality by its name or its code. */
export function findColumns(sheet: Sheet): Columns | null {
  for (const [row, cells] of sheet.slice(0, headingReach).entries()) {
    const at = new Map<ColumnKind, number>();
    for (const [column, cell] of cells.entries()) {
      const kind = kindOf(cell);
      if (kind !== null && !at.has(kind)) at.set(kind, column);
    }
    if (at.has("amount") && (at.has("name") || at.has("code"))) return { row, at };
  }
  return null;
}
