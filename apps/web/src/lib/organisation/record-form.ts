import {
  fieldsOfKind,
  isLocalized,
  languages,
  type LocalizedField,
  type PlainField,
  RecordChanges,
  type RecordField,
  type RecordKind,
  type RecordRefs,
  recordShapes,
  type RecordValues,
  type RefName,
  sameValue,
} from "@salus/domain";
import { text, texts } from "#lib/api/form.ts";

/** What a form began from. */
export type Base = { values: RecordValues; refs: RecordRefs; revision: number };

const numbers: readonly PlainField[] = ["headcount", "fte", "fromYear", "toYear"];
const emptyIsNull: readonly PlainField[] = [
  "accountId",
  "unitKind",
  "partnerKind",
  "fundingKind",
  "approach",
  "statedOn",
  "startedOn",
  "endedOn",
];

/** A figure as people type it here: "7,5" and "7.5". NaN is no figure. */
const figure = (written: string): number | null =>
  written === "" ? null : Number(written.replaceAll(/\s/g, "").replace(",", "."));

function plainValue(form: FormData, field: PlainField): unknown {
  const written = text(form, field);
  if (numbers.includes(field)) return figure(written);
  if (emptyIsNull.includes(field)) return written === "" ? null : written;
  if (field === "schemes") return written.split(",").flatMap((code) => code.trim() || []);
  if (field === "phenomena") return texts(form, field);
  if (field === "statedMembers") {
    const counts = texts(form, "memberCount");
    return texts(form, "memberKind").flatMap((kind, index) =>
      kind === "" || !counts[index] ? [] : [{ kind, count: figure(counts[index] ?? "") }],
    );
  }
  if (field === "webAddresses") {
    const labels = texts(form, "addressLabel");
    return texts(form, "addressUrl").flatMap((url, index) =>
      url.trim() === "" ? [] : [{ url: url.trim(), label: labels[index]?.trim() ?? "" }],
    );
  }
  return written;
}

/** What the form says of a record of this kind, field by field; languages that it does not ask for stay out. */
export function typedFields(form: FormData, kind: RecordKind): Record<string, unknown> {
  const { values, refs } = recordShapes[kind];
  return Object.fromEntries([
    ...values.flatMap((field): [string, unknown][] =>
      isLocalized(field)
        ? languages.flatMap((language): [string, unknown][] =>
            form.has(`${field}.${language}`)
              ? [[`${field}.${language}`, text(form, `${field}.${language}`).replaceAll("\r\n", "\n")]]
              : [],
          )
        : [[field, plainValue(form, field)]],
    ),
    ...(Object.keys(refs) as RefName[]).map((name): [string, unknown] => [
      `refs.${name}`,
      texts(form, `refs.${name}`).filter((id) => id !== ""),
    ]),
  ]);
}

const baseValue = ({ values, refs }: Base, field: RecordField): unknown => {
  if (field.startsWith("refs.")) return refs[field.slice(5) as RefName] ?? [];
  const [name, language] = field.split(".") as [LocalizedField, keyof RecordValues["name"] | undefined];
  return language === undefined ? values[field as PlainField] : (values[name][language] ?? "");
};

/**
 * The fields that were changed since the form was shown. What nobody touched is not sent, so that it can not overwrite.
 * `wrong` names a field whose value can not be read.
 */
export function changesIn(
  typed: Record<string, unknown>,
  kind: RecordKind,
  base: Base | null,
): { changes: RecordChanges | null; wrong?: never } | { wrong: string; changes?: never } {
  const changed = fieldsOfKind(kind).filter(
    (field) =>
      field in typed && (base === null ? !isBlank(typed[field]) : !sameValue(typed[field], baseValue(base, field))),
  );
  if (changed.length === 0) return { changes: null };
  const read = RecordChanges.safeParse(Object.fromEntries(changed.map((field) => [field, typed[field]])));
  return read.success ? { changes: read.data } : { wrong: String(read.error.issues[0]?.path[0] ?? "") };
}

const isBlank = (value: unknown): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);
