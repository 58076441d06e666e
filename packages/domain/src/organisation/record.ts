import { z } from "zod";
import type { Id } from "../ids.ts";
import { type Language, languages, LocalizedText } from "../localized-text.ts";
import { Fte } from "../money/grant-line.ts";
import { PlainDate } from "../period.ts";

/**
 * What a municipality keeps once and refers to from its plans: the parts of its organisation, the people and the
 * functions they hold, whom it works with, who pays, its yearly action programmes and its projects.
 */
export const recordKinds = [
  "unit",
  "person",
  "position",
  "partner",
  "fundingSource",
  "programme",
  "project",
  "network",
] as const;
export const RecordKind = z.enum(recordKinds);
export type RecordKind = z.infer<typeof RecordKind>;

/** The kinds a node can refer to. */
export const linkedKinds = ["unit", "partner", "person", "fundingSource", "programme", "project"] as const;
export const LinkedKind = z.enum(linkedKinds);
export type LinkedKind = z.infer<typeof LinkedKind>;

export type RecordId = Id<"record">;
export const RecordId = z.uuid().transform((id) => id as RecordId);

export const unitKinds = ["department", "branch", "team", "service", "scheme", "cell"] as const;
export const partnerKinds = [
  "police-zone",
  "municipality",
  "npo",
  "school",
  "prosecutor",
  "justice-house",
  "welfare-centre",
  "health-centre",
  "federal-government",
  "regional-government",
  "european-body",
  "university",
  "other",
] as const;
export const fundingKinds = ["federal", "regional", "european", "intermunicipal", "own"] as const;
export const approaches = ["proactive", "preventive", "curative"] as const;
export type UnitKind = (typeof unitKinds)[number];
export type PartnerKind = (typeof partnerKinds)[number];
export type FundingKind = (typeof fundingKinds)[number];
export type Approach = (typeof approaches)[number];

const Words = (max: number) => LocalizedText.refine((text) => Object.values(text).every(({ length }) => length <= max));
const Line = z.string().max(300);
const Year = z.int().min(1980).max(2200).nullable();
const Codes = z.array(z.string().min(1).max(100)).max(50);

/** Members of a network that the source counts without naming them: "six police zones". */
export const StatedMembers = z.object({ kind: z.enum(partnerKinds), count: z.int().min(1).max(9999) });
export const WebAddress = z.object({ url: z.url({ protocol: /^https?$/ }).max(1000), label: z.string().max(200) });

/** A text per language; each language is saved and merged by itself. */
const localizedValues = {
  name: Words(300),
  note: Words(10_000),
  targetGroup: Words(300),
  theme: Words(300),
};
const plainValues = {
  fullName: Line,
  email: z.string().max(320),
  phone: z.string().max(60),
  contactName: Line,
  /** The account of a person who also works in Salus. */
  accountId: z.uuid().nullable(),
  unitKind: z.enum(unitKinds).nullable(),
  partnerKind: z.enum(partnerKinds).nullable(),
  fundingKind: z.enum(fundingKinds).nullable(),
  approach: z.enum(approaches).nullable(),
  /** As stated; null is "not known", never zero. */
  headcount: z.int().min(0).max(99_999).nullable(),
  fte: Fte.nullable(),
  /** The day the figures are of. */
  statedOn: PlainDate.nullable(),
  /** Codes of grant schemes, or of instruments, that a source pays through. */
  schemes: Codes,
  phenomena: Codes,
  fromYear: Year,
  toYear: Year,
  statedMembers: z.array(StatedMembers).max(20),
  webAddresses: z.array(WebAddress).max(20),
  startedOn: PlainDate.nullable(),
  /** The last day. What ended stays readable wherever it is referred to. */
  endedOn: PlainDate.nullable(),
};

export const localizedFields = ["name", "note", "targetGroup", "theme"] as const;
export type LocalizedField = (typeof localizedFields)[number];
export type PlainField = keyof typeof plainValues;
export type ValueField = LocalizedField | PlainField;

export const RecordValues = z.object({ ...localizedValues, ...plainValues });
export type RecordValues = z.infer<typeof RecordValues>;

/** What is not filled in. */
export const noValues: RecordValues = {
  name: {},
  note: {},
  targetGroup: {},
  theme: {},
  fullName: "",
  email: "",
  phone: "",
  contactName: "",
  accountId: null,
  unitKind: null,
  partnerKind: null,
  fundingKind: null,
  approach: null,
  headcount: null,
  fte: null,
  statedOn: null,
  schemes: [],
  phenomena: [],
  fromYear: null,
  toYear: null,
  statedMembers: [],
  webAddresses: [],
  startedOn: null,
  endedOn: null,
};

/** References from one record to others, by name, with the kind they point at. */
export const refKinds = {
  parent: "unit",
  unit: "unit",
  person: "person",
  partner: "partner",
  fundingSource: "fundingSource",
  programme: "programme",
  network: "network",
  /** The record that took the place of this one when two turned out to be the same. */
  mergedInto: null,
} as const satisfies Record<string, RecordKind | null>;
export type RefName = keyof typeof refKinds;
export const refNames = Object.keys(refKinds) as [RefName, ...RefName[]];
const Refs = z.array(RecordId).max(50);
export const RecordRefs = z.partialRecord(z.enum(refNames), Refs);
export type RecordRefs = z.infer<typeof RecordRefs>;

type Shape = { readonly values: readonly ValueField[]; readonly refs: Readonly<Partial<Record<RefName, 1 | 50>>> };

const usual = ["name", "note", "startedOn", "endedOn"] as const;

/** Which fields a kind has, and how many records each of its references may name. */
export const recordShapes: Readonly<Record<RecordKind, Shape>> = {
  unit: {
    values: [...usual, "unitKind", "headcount", "fte", "statedOn", "webAddresses"],
    refs: { parent: 1, fundingSource: 50 },
  },
  person: { values: ["fullName", "email", "phone", "accountId", "note", "startedOn", "endedOn"], refs: {} },
  position: { values: [...usual, "fte"], refs: { unit: 1, person: 1, fundingSource: 50 } },
  partner: { values: [...usual, "partnerKind", "contactName", "email", "phone", "webAddresses"], refs: {} },
  fundingSource: { values: [...usual, "fundingKind", "schemes"], refs: {} },
  programme: {
    values: ["name", "note", "endedOn", "fromYear", "toYear", "phenomena", "webAddresses"],
    refs: { person: 50, unit: 50 },
  },
  project: {
    values: [...usual, "approach", "targetGroup", "theme", "phenomena", "webAddresses"],
    refs: { unit: 50, partner: 50, fundingSource: 50, programme: 50, network: 50 },
  },
  network: { values: [...usual, "statedMembers", "webAddresses"], refs: { partner: 50, unit: 50 } },
};

export type RecordField = PlainField | `${LocalizedField}.${Language}` | `refs.${RefName}`;

export const fieldsOfKind = (kind: RecordKind): RecordField[] => {
  const { values, refs } = recordShapes[kind];
  return [
    ...values.flatMap((field): RecordField[] =>
      isLocalized(field) ? languages.map((language) => `${field}.${language}` as const) : [field],
    ),
    ...(Object.keys(refs) as RefName[]).map((name) => `refs.${name}` as const),
  ];
};

export const isLocalized = (field: ValueField): field is LocalizedField =>
  (localizedFields as readonly string[]).includes(field);

/** Fields with how to reach somebody. Shown to those who must, and never written into the trail. */
export const contactFields = ["email", "phone", "contactName"] as const satisfies readonly PlainField[];

export const OrganisationRecord = z.object({
  id: RecordId,
  kind: RecordKind,
  values: RecordValues,
  refs: RecordRefs,
  revision: z.int().positive(),
  fieldRevisions: z.record(z.string(), z.int()),
});
export type OrganisationRecord = z.infer<typeof OrganisationRecord>;

const textOf = { name: 300, note: 10_000, targetGroup: 300, theme: 300 } as const satisfies Record<
  LocalizedField,
  number
>;
const localizedChanges = Object.fromEntries(
  localizedFields.flatMap((field) =>
    languages.map((language) => [`${field}.${language}`, z.string().max(textOf[field])] as const),
  ),
) as Record<`${LocalizedField}.${Language}`, z.ZodString>;
const refChanges = Object.fromEntries(refNames.map((name) => [`refs.${name}`, Refs] as const)) as Record<
  `refs.${RefName}`,
  typeof Refs
>;

/** What a save may change; which of these a kind has is `recordShapes`. A text of "" empties that language. */
export const RecordChanges = z
  .object({ ...localizedChanges, ...plainValues, ...refChanges })
  .partial()
  .strict()
  .refine((changes) => Object.keys(changes).length > 0);
export type RecordChanges = z.infer<typeof RecordChanges>;

/** A name that is the same in every language is a person's. */
export const recordName = ({ kind, values }: Pick<OrganisationRecord, "kind" | "values">): LocalizedText =>
  kind === "person" ? { nl: values.fullName, fr: values.fullName } : values.name;

/** Whether it belongs to the past on a day. */
export function isEnded({ values }: Pick<OrganisationRecord, "values">, today: PlainDate): boolean {
  const { endedOn, toYear } = values;
  if (endedOn !== null) return endedOn < today;
  return toYear !== null && String(toYear) < today.slice(0, 4);
}
