import fc from "fast-check";
import { type Document, resolve, type Schema } from "./route-table.ts";

/** Texts that break programs, beside ordinary ones. */
const text = (maxLength: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: "binary", maxLength: Math.min(maxLength, 40) }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("", " ", "\u0000", "\ud800", "'; drop table node; --", "%", "\\", "\u202e", "null"),
    },
    { weight: 1, arbitrary: fc.constantFrom("a".repeat(Math.min(maxLength, 20_000)), "é".repeat(100), "🏛".repeat(50)) },
  );

const anything = fc
  .anything({ withNullPrototype: false, maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify({ value })).value ?? null);
const numbers = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, -1, 1, 2 ** 31, 2 ** 53, 1e308));

/** Things whose ids a value may name, written `@node`; whoever sends it puts the id there. */
export const idNames = [
  "chapter",
  "place",
  "otherPlace",
  "node",
  "sibling",
  "removed",
  "grantLine",
  "tenant",
  "account",
] as const;

/** Values that a schema allows, and now and then one that it does not. */
export function arbitraryOf(schema: Schema, document: Document, depth = 0): fc.Arbitrary<unknown> {
  const sound = soundOf(schema, document, depth);
  return fc.oneof({ weight: depth === 0 ? 40 : 15, arbitrary: sound }, { weight: 1, arbitrary: anything });
}

function soundOf(schema: Schema, document: Document, depth: number): fc.Arbitrary<unknown> {
  const found = resolve(schema, document);
  const inside = (part: Schema) => arbitraryOf(part, document, depth + 1);
  if ("const" in found) return fc.constant(found.const);
  if (found.enum) return fc.constantFrom(...found.enum);
  const choices = found.anyOf ?? found.oneOf;
  if (choices) return fc.oneof(...choices.map(inside));
  if (found.allOf) return fc.tuple(...found.allOf.map(inside)).map((parts) => Object.assign({}, ...parts) as unknown);
  const types = [found.type ?? "object"].flat();
  if (types.length > 1) return fc.oneof(...types.map((type) => soundOf({ ...found, type }, document, depth)));
  switch (types[0]) {
    case "string":
      return texts(found);
    case "integer":
    case "number":
      return fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 5 }) }, { weight: 1, arbitrary: numbers });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return depth > 4 || !found.items ? fc.constant([]) : fc.array(inside(found.items), { maxLength: 3 });
    default:
      return objects(found, document, inside, depth);
  }
}

function texts({ format, maxLength = 1_000 }: Schema): fc.Arbitrary<unknown> {
  if (format === "uuid") {
    return fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...idNames.map((name) => `@${name}`)) },
      { weight: 1, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: text(40) },
    );
  }
  if (format === "email") return fc.oneof(fc.emailAddress(), text(100));
  if (format === "date") {
    return fc.oneof(fc.constantFrom("2026-03-01", "2026-02-30", "0000-01-01", "9999-12-31"), text(10));
  }
  return text(maxLength);
}

function objects(
  { properties = {}, required = [], additionalProperties, propertyNames }: Schema,
  document: Document,
  inside: (part: Schema) => fc.Arbitrary<unknown>,
  depth: number,
): fc.Arbitrary<unknown> {
  const known = Object.fromEntries(
    Object.entries(properties)
      .filter(([key]) => depth < 5 || required.includes(key))
      .map(([key, part]) => [key, inside(part)]),
  );
  const record = fc.record(known, { requiredKeys: required.filter((key) => key in known) });
  if (typeof additionalProperties !== "object" || depth > 4) return record;
  const names = propertyNames ? resolve(propertyNames, document).enum : undefined;
  const key = names ? fc.constantFrom(...(names as string[])) : fc.string({ maxLength: 8 });
  return fc.dictionary(key, inside(additionalProperties), { maxKeys: 3 });
}
