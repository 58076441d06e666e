import {
  type Language,
  type LanguageRegime,
  type LocalizedText,
  type OrganisationRecord,
  type RecordKind,
  recordName,
  requiredLanguages,
} from "@salus/domain";
import type { KeptRecord } from "#lib/api/types.ts";
import type { I18n, SpokenText } from "#lib/i18n/i18n.svelte.ts";

/** The parts of the page, with the kinds each one holds; the first is the one its address opens. */
export const parts = {
  units: ["unit"],
  people: ["position", "person"],
  partners: ["partner", "network"],
  funding: ["fundingSource"],
  programmes: ["programme"],
  projects: ["project"],
} as const satisfies Record<string, readonly RecordKind[]>;
export type Part = keyof typeof parts;
export const partNames = Object.keys(parts) as Part[];
export const isPart = (value: unknown): value is Part => partNames.includes(value as Part);
export const partOf = (kind: RecordKind): Part =>
  partNames.find((part) => (parts[part] as readonly RecordKind[]).includes(kind)) ?? "units";

export const nameOf = (i18n: I18n, record: Pick<KeptRecord, "kind" | "values">): SpokenText =>
  i18n.spoken(recordName(record as Pick<OrganisationRecord, "kind" | "values">));

/** The languages the municipality must use in which the record has no name. */
export function missingNames(record: Pick<KeptRecord, "kind" | "values">, regime: LanguageRegime): Language[] {
  if (record.kind === "person") return [];
  const name: LocalizedText = record.values.name;
  return requiredLanguages(regime).filter((language) => !name[language]);
}

export const byName =
  (i18n: I18n) =>
  (a: KeptRecord, b: KeptRecord): number =>
    nameOf(i18n, a).text.localeCompare(nameOf(i18n, b).text, i18n.tag);

/** What the rules of the domain read; the client's types end where ids are branded. */
export const asDomain = (records: readonly KeptRecord[]): OrganisationRecord[] =>
  records as unknown as OrganisationRecord[];

/** Records by id, and the ones that a reference of another names. */
export function lookup(records: readonly KeptRecord[]) {
  const byId = new Map(records.map((record) => [record.id, record]));
  return {
    get: (id: string) => byId.get(id) ?? null,
    of: (record: KeptRecord, ref: keyof KeptRecord["refs"]): KeptRecord[] =>
      (record.refs[ref] ?? []).flatMap((id) => byId.get(id) ?? []),
  };
}
export type Lookup = ReturnType<typeof lookup>;
