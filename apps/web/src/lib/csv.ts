/** Tells the API that its answer becomes a file: the trail of whom it is about says so. */
export const forExport = { headers: { "salus-purpose": "export" } };

/** What a spreadsheet takes for a formula is kept a text. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Rows as a file that Excel opens in Belgium: semicolons, and the mark that says UTF-8. */
export const csvResponse = (rows: readonly (readonly string[])[], name: string): Response =>
  new Response(`\uFEFF${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
