import writeXlsx, { type Cell } from "write-excel-file/node";

type Written = string | null | { readonly euros: number };

/** A workbook of one sheet: headings that stay in sight, texts as texts, amounts as figures with two decimals. */
export async function sheetBytes({
  headings,
  lines,
  widths,
}: {
  headings: readonly string[];
  lines: readonly (readonly Written[])[];
  widths: readonly number[];
}): Promise<Uint8Array<ArrayBuffer>> {
  const cell = (value: Written): Cell =>
    value === null
      ? null
      : typeof value === "string"
        ? { value, type: String }
        : { value: value.euros, type: Number, format: "#,##0.00" };
  const rows = [
    headings.map((value): Cell => ({ value, type: String, fontWeight: "bold" })),
    ...lines.map((line) => line.map(cell)),
  ];
  const book = writeXlsx(rows, { columns: widths.map((width) => ({ width })), stickyRowsCount: 1 });
  return new Uint8Array(await book.toBuffer());
}
