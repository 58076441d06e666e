import { AppError } from "@salus/domain";
import { parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/universal";
import { decode } from "../decode/decode.ts";
import { sniff } from "../decode/sniff.ts";
import { refuseSheetAtOnce } from "./refuse-sheet.ts";

/** The cells of a sheet as they are written; a row keeps its place. */
export type Sheet = readonly (readonly string[])[];

const mostRows = 5_000;
const mostColumns = 100;

/** The sheets of a workbook, or the one of a text with separators. */
export async function readSheets(bytes: Uint8Array): Promise<Sheet[]> {
  refuseSheetAtOnce(bytes);
  const sheets = sniff(bytes) === null ? [readSeparated(decode(bytes).text)] : await readWorkbook(bytes);
  for (const rows of sheets)
    if (rows.length > mostRows) throw new AppError("import.too_large", { rows: rows.length, limitRows: mostRows });
  return sheets.map((rows) => rows.map((row) => row.slice(0, mostColumns)));
}

async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    const sheets = await readXlsx(new Uint8Array(bytes).buffer, { trim: true });
    return sheets.map(({ data }) => data.map((row) => row.map(written)));
  } catch (cause) {
    throw new AppError("import.failed", {}, { cause });
  }
}

/** A figure of the workbook in the notation of our own amounts: two decimals where it has any. */
const written = (cell: unknown): string =>
  cell === null || cell === undefined
    ? ""
    : typeof cell === "number" && !Number.isInteger(cell)
      ? cell.toFixed(2)
      : cell instanceof Date
        ? cell.toISOString().slice(0, 10)
        : String(cell);

function readSeparated(text: string): Sheet {
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
  } catch (cause) {
    throw new AppError("import.failed", {}, { cause });
  }
}

/** The sign that stands most on the first lines; a comma also stands in amounts, so it comes last. */
function separatorOf(text: string): string {
  const head = text.split(/\r?\n/).slice(0, 20).join("\n");
  return [";", "\t", "|"].find((sign) => head.split(sign).length > 2) ?? ",";
}
