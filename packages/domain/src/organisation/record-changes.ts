import { AppError } from "../errors.ts";
import { languages, writtenLanguages } from "../localized-text.ts";
import { sameValue } from "../plan/node-changes.ts";
import {
  fieldsOfKind,
  isLocalized,
  type LocalizedField,
  noValues,
  type OrganisationRecord,
  type PlainField,
  type RecordChanges,
  type RecordField,
  type RecordId,
  type RecordKind,
  recordName,
  recordShapes,
  type RefName,
} from "./record.ts";

export type RecordConflict = { readonly field: RecordField; readonly mine: unknown; readonly theirs: unknown };
export type RecordResult =
  | { readonly record: OrganisationRecord; readonly changed: readonly RecordField[]; readonly conflicts?: never }
  | { readonly conflicts: readonly RecordConflict[]; readonly record?: never; readonly changed?: never };

/** A new record of a kind, with what is filled in at once. */
export function newRecord(id: RecordId, kind: RecordKind, changes: RecordChanges): OrganisationRecord {
  const empty: OrganisationRecord = { id, kind, values: noValues, refs: {}, revision: 1, fieldRevisions: {} };
  const record = fieldsIn(kind, changes).reduce((next, field) => withField(next, field, changes), empty);
  return requireSound(record);
}

/**
 * Merges a save like that of a node: a field that was saved since `baseRevision` with another value is a conflict, and
 * then nothing is applied; other fields merge. Nothing changed gives back the same record.
 */
export function applyRecordChanges(
  record: OrganisationRecord,
  changes: RecordChanges,
  baseRevision: number,
): RecordResult {
  if (baseRevision > record.revision) throw new AppError("input.invalid", { field: "baseRevision" });
  const changed = fieldsIn(record.kind, changes).filter(
    (field) => !sameValue(recordValue(record, field), changes[field]),
  );
  const conflicts = changed
    .filter((field) => (record.fieldRevisions[field] ?? 1) > baseRevision)
    .map((field) => ({ field, mine: changes[field], theirs: recordValue(record, field) }));
  if (conflicts.length > 0) return { conflicts };
  if (changed.length === 0) return { record, changed };
  const revision = record.revision + 1;
  const fieldRevisions = { ...record.fieldRevisions, ...Object.fromEntries(changed.map((field) => [field, revision])) };
  const next = changed.reduce((soFar, field) => withField(soFar, field, changes), record);
  return { record: requireSound({ ...next, revision, fieldRevisions }), changed };
}

/** What a field holds; a language that is not written reads as "", a reference that is not made as []. */
export function recordValue(
  { values, refs }: Pick<OrganisationRecord, "values" | "refs">,
  field: RecordField,
): unknown {
  const ref = refOf(field);
  if (ref) return refs[ref] ?? [];
  const text = textOf(field);
  return text ? (values[text.field][text.language] ?? "") : values[field as PlainField];
}

/** The fields that are sent, all of them of this kind. */
function fieldsIn(kind: RecordKind, changes: RecordChanges): RecordField[] {
  const sent = (Object.keys(changes) as RecordField[]).filter((field) => changes[field] !== undefined);
  const known = fieldsOfKind(kind);
  const strange = sent.find((field) => !known.includes(field));
  if (strange) throw new AppError("input.invalid", { issues: [{ path: [strange], code: "unrecognized_keys" }] });
  for (const field of sent) {
    const ref = refOf(field);
    const ids = ref ? (changes[`refs.${ref}`] ?? []) : [];
    if (ref && ids.length > (recordShapes[kind].refs[ref] ?? 0))
      throw new AppError("input.invalid", { issues: [{ path: [field], code: "too_big" }] });
  }
  return sent;
}

const refOf = (field: RecordField): RefName | null =>
  field.startsWith("refs.") ? (field.slice("refs.".length) as RefName) : null;

function textOf(field: RecordField) {
  const [name, tongue] = field.split(".");
  const language = languages.find((known) => known === tongue);
  return name !== undefined && language && isLocalized(name as LocalizedField)
    ? { field: name as LocalizedField, language }
    : null;
}

function withField(record: OrganisationRecord, field: RecordField, changes: RecordChanges): OrganisationRecord {
  const ref = refOf(field);
  if (ref) {
    const { [ref]: _before, ...others } = record.refs;
    const ids = [...new Set(changes[`refs.${ref}`] ?? [])];
    return { ...record, refs: ids.length === 0 ? others : { ...others, [ref]: ids } };
  }
  const text = textOf(field);
  if (!text) return { ...record, values: { ...record.values, [field]: changes[field] } };
  const { [text.language]: _before, ...others } = record.values[text.field];
  const value = (changes[field] as string).trim();
  const words = value === "" ? others : { ...others, [text.language]: value };
  return { ...record, values: { ...record.values, [text.field]: words } };
}

/** A record has a name in some language, and does not end before it began. */
function requireSound(record: OrganisationRecord): OrganisationRecord {
  if (writtenLanguages(recordName(record)).length === 0) throw new AppError("organisation.name_missing");
  const { startedOn, endedOn, fromYear, toYear } = record.values;
  if (startedOn !== null && endedOn !== null && endedOn < startedOn) throw new AppError("organisation.wrong_period");
  if (fromYear !== null && toYear !== null && toYear < fromYear) throw new AppError("organisation.wrong_period");
  return record;
}
