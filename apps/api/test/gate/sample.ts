import { type Document, resolve, type Schema } from "./route-table.ts";

/** The smallest value that a schema allows: what a route gets to eat that nobody wrote an example for. */
export function sampleOf(schema: Schema, document: Document): unknown {
  const found = resolve(schema, document);
  if ("const" in found) return found.const;
  if (found.enum) return found.enum[0];
  if ("default" in found) return found.default;
  const choice = found.anyOf ?? found.oneOf;
  if (choice?.[0]) return sampleOf(choice[0], document);
  if (found.allOf) return Object.assign({}, ...found.allOf.map((part) => sampleOf(part, document)));
  const [type] = [found.type ?? "object"].flat();
  if (type === "string") return textOf(found);
  if (type === "integer" || type === "number") return Math.max(found.minimum ?? 1, (found.exclusiveMinimum ?? 0) + 1);
  if (type === "boolean") return true;
  if (type === "null") return null;
  if (type === "array") {
    const item = found.items;
    return item ? Array.from({ length: found.minItems ?? 0 }, () => sampleOf(item, document)) : [];
  }
  const required = new Set(found.required);
  return Object.fromEntries(
    Object.entries(found.properties ?? {})
      .filter(([key]) => required.has(key))
      .map(([key, property]) => [key, sampleOf(property, document)]),
  );
}

const formats: Record<string, string> = {
  uuid: "00000000-0000-4000-8000-000000000000",
  email: "iemand@salus.example",
  date: "2026-03-01",
  "date-time": "2026-03-01T09:00:00.000Z",
};

const textOf = ({ format, minLength = 0 }: Schema): string =>
  (format !== undefined && formats[format]) || "tekst".padEnd(minLength, "x");
