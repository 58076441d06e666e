import {
  AppError,
  type Municipality,
  parseEuros,
  type ParticipantDoubt,
  type ParticipantProposal,
  type ParticipantRow,
  type PlainDate,
  type PoliceZone,
} from "@salus/domain";
import { findMunicipality, policeZones } from "@salus/templates";
import { normalise } from "../recognise/normalise.ts";
import { type ColumnKind, findColumns } from "./columns.ts";
import { findTown } from "./find-town.ts";
import { readSheets, type Sheet } from "./read-sheets.ts";

/** The annex of an act, as a workbook or a text with separators: who may take part, and with which amount. */
export async function readParticipants(
  bytes: Uint8Array,
  { on }: { /** The first day of the framework. */ on: PlainDate },
): Promise<ParticipantProposal> {
  for (const sheet of await readSheets(bytes)) {
    const proposal = readSheet(sheet, on);
    if (proposal) return proposal;
  }
  throw new AppError("import.no_columns");
}

const totalWords = /^(?:algemeen |sub)?(?:totaal|total|totaux|gesamt|gesamtbetrag|insgesamt|summe|som|somme)\b/;

function readSheet(sheet: Sheet, on: PlainDate): ParticipantProposal | null {
  const columns = findColumns(sheet);
  if (!columns) return null;
  const headings = sheet[columns.row] ?? [];
  const cellOf = (cells: readonly string[], kind: ColumnKind): string => {
    const at = columns.at.get(kind);
    return at === undefined ? "" : (cells[at]?.trim() ?? "");
  };
  const heading = (kind: ColumnKind): string | null => cellOf(headings, kind) || null;
  const rows: ParticipantRow[] = [];
  const others: ParticipantProposal["others"] = [];
  let totalCents: number | null = null;
  for (const [index, cells] of sheet.entries()) {
    const line = index + 1;
    const text = cells.filter((cell) => cell.trim() !== "").join(" · ");
    if (text === "" || index === columns.row) continue;
    const written = {
      code: cellOf(cells, "code"),
      name: cellOf(cells, "name"),
      amount: cellOf(cells, "amount"),
      zone: cellOf(cells, "zone"),
    };
    const isTotal = totalWords.test(normalise(cells.find((cell) => cell.trim() !== "") ?? ""));
    if (isTotal) totalCents = parseEuros(written.amount) ?? totalCents;
    // Above the table, a total, a note below it, or the headings once more on the next page.
    const isRow =
      index > columns.row && !isTotal && (written.name !== "" || written.code !== "") && !isHeading(written);
    if (!isRow || (written.amount === "" && !/\d/.test(written.code) && !isKnown(written, on)))
      others.push({ line, text });
    else rows.push(readRow(line, written, on));
  }
  const { code, name, amount, zone } = Object.fromEntries(
    (["code", "name", "amount", "zone"] as const).map((kind) => [kind, heading(kind)]),
  ) as Record<ColumnKind, string | null>;
  return { columns: { code, name, amount: amount ?? "", zone }, rows, others, totalCents };
}

type Written = ParticipantRow["written"];

const isHeading = ({ code, name, amount, zone }: Written): boolean =>
  findColumns([[code, name, amount, zone]]) !== null;
const isKnown = (written: Written, on: PlainDate): boolean => findTown(written, on).nis !== null;

function readRow(line: number, written: Written, on: PlainDate): ParticipantRow {
  const town = findTown(written, on);
  const amount = readAmount(written.amount);
  const zone = readZone(written.zone, town.nis === null ? undefined : findMunicipality(town.nis));
  return {
    line,
    written,
    nis: town.nis,
    amountCents: amount.cents,
    policeZone: zone.id,
    doubts: [...town.doubts, ...amount.doubts, ...zone.doubts],
  };
}

function readAmount(text: string): { cents: number | null; doubts: ParticipantDoubt[] } {
  if (text === "" || /^[-–—]$/.test(text)) return { cents: null, doubts: ["amount_missing"] };
  const cents = parseEuros(text);
  if (cents === undefined) return { cents: null, doubts: ["amount_unreadable"] };
  return { cents, doubts: cents < 0 ? ["amount_negative"] : [] };
}

const zoneNames = ({ name }: PoliceZone): string[] =>
  Object.values(name).flatMap((text) => (text ? [normalise(text)] : []));

/** By the four digits, or by the name. */
function readZone(text: string, town: Municipality | undefined): { id: string | null; doubts: ParticipantDoubt[] } {
  if (text === "") return { id: null, doubts: [] };
  const code = /\b\d{4}\b/.exec(text)?.[0];
  const plain = normalise(text).replace(/^(?:politiezone|zone de police|polizeizone|pz|zp|zone)(?: \d{4})? /, "");
  const zone = policeZones().find((each) => (code ? each.code === code : zoneNames(each).includes(plain)));
  if (!zone) return { id: null, doubts: ["zone_unknown"] };
  return { id: zone.id, doubts: town && town.policeZone !== zone.id ? ["zone_differs"] : [] };
}
