import { readFileSync } from "node:fs";

const fieldPattern = /("(?:[^"]|"")*"|[^",\n]*)(,|\n|$)/gy;

/** Rows of a csv file with a header line (comma, optional quotes, no line break inside a field), by column name. */
export const readCsv = (path: string): Record<string, string>[] => {
  const [header, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n").map(fields);
  if (!header) throw new Error(`${path} has no header line`);
  return lines.map((line, index) => {
    if (line.length !== header.length) throw new Error(`${path}:${index + 2} has ${line.length} fields`);
    return Object.fromEntries(header.map((name, column) => [name, line[column] ?? ""]));
  });
};

const fields = (line: string): string[] => {
  const found: string[] = [];
  for (const [, raw = "", separator] of line.matchAll(fieldPattern)) {
    found.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (separator !== ",") break;
  }
  return found;
};
