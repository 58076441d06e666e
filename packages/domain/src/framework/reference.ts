import { z } from "zod";
import { LocalizedText, OfficialText } from "../localized-text.ts";
import { PlainDate } from "../period.ts";
import { NodeKind } from "../plan/plan-document.ts";

/** Other ways people write an official title; the importer recognises them. */
export const Wordings = z.object({ nl: z.array(z.string()).default([]), fr: z.array(z.string()).default([]) });
export type Wordings = z.infer<typeof Wordings>;

export const Phenomenon = z.object({
  code: z.string(),
  title: OfficialText,
  /** The name as it stands inside the fixed formula ("Prévenir, détecter et limiter {phenomenon} …"): lower case, with its article in French. */
  phrase: z.object({ nl: z.string().min(1), fr: z.string().min(1) }),
  wordings: Wordings,
  /** Closed entries stay readable in old plans and cannot be chosen in new ones. */
  closed: z.boolean(),
  note: z.string().nullable(),
});
export type Phenomenon = z.infer<typeof Phenomenon>;

export const ReferenceObjective = z.object({
  code: z.string(),
  level: z.enum(["generalObjective", "strategicObjective"]),
  /** `{phenomenon}` stands for the phrase of the phenomenon. */
  title: OfficialText,
  wordings: Wordings,
  appliesTo: z.enum(["coordination", "phenomenon"]),
});
export type ReferenceObjective = z.infer<typeof ReferenceObjective>;

/** How people write the heading above a level or a part of the file; the importer recognises them. */
export const Heading = z.object({
  code: z.string(),
  /** Level of the plan that the heading announces; null for other parts of the file. */
  kind: NodeKind.nullable(),
  wordings: Wordings,
  /** Short forms that only count when a number follows: "SD 2", "OS 2". */
  abbreviations: Wordings,
});
export type Heading = z.infer<typeof Heading>;

export const languageRegimes = ["nl", "fr", "nl-fr", "de"] as const;

export const Municipality = z.object({
  nis: z.string().regex(/^\d{5}$/),
  name: OfficialText,
  languageRegime: z.enum(languageRegimes),
  /** Language with facilities, where the law gives them. */
  facilitiesFor: z.enum(["nl", "fr", "de"]).nullable(),
  regionNis: z.string(),
  provinceNis: z.string().nullable(),
  arrondissementNis: z.string(),
  policeZone: z.string().nullable(),
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
  successorNis: z.string().nullable(),
  predecessorNis: z.array(z.string()),
  /** Inhabitants on 1 January, per year. */
  population: z.record(z.string(), z.number().int()),
  postalCodes: z.array(z.string()),
});
export type Municipality = z.infer<typeof Municipality>;

/** A recorded change of codes: `merged` into a new code, `absorbed` by a neighbour that keeps its code, `recoded` without change of territory. */
export const MunicipalityMerger = z.object({
  fromNis: z.string(),
  toNis: z.string(),
  /** First day on which the new code is valid. */
  on: PlainDate,
  relation: z.enum(["merged", "absorbed", "recoded"]),
});
export type MunicipalityMerger = z.infer<typeof MunicipalityMerger>;

export const AdminArea = z.object({
  nis: z.string(),
  level: z.enum(["region", "province", "arrondissement"]),
  parentNis: z.string().nullable(),
  name: OfficialText,
});
export type AdminArea = z.infer<typeof AdminArea>;

export const PoliceZone = z.object({
  id: z.string(),
  /** Official four digits; null where a merged zone's own code was not found. */
  code: z.string().nullable(),
  /** In the language of the zone; in both only in Brussels, where the French is our rendering. */
  name: LocalizedText,
  members: z.array(z.string()),
  predecessorCodes: z.array(z.string()),
});
export type PoliceZone = z.infer<typeof PoliceZone>;

/** Why a wording is not the official one; `unclear`: it may be right, somebody must look. */
export const termReasons = ["wrong", "outdated", "other-language", "notation", "unclear"] as const;

/** Wordings people use for a concept where an official one exists. */
export const TermUse = z.object({
  /** What is written, and what the official texts say in the same number. Capitals alone: an abbreviation, read as such. */
  pairs: z.array(z.tuple([z.string().min(1), z.string().min(1)])).min(1),
  reason: z.enum(termReasons),
  /** Where the wording was met, or the act that made the official one. */
  source: z.string().min(1),
  /** Met in a real document; otherwise written for this project. */
  attested: z.boolean(),
  /** Next words that make it another thing: "gardien de parc". */
  unlessNext: z.array(z.string()).optional(),
});
export type TermUse = z.infer<typeof TermUse>;

/** One concept of the field: its Dutch, its French and the one English word that code and documentation use. */
export const GlossaryTerm = z.object({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  term: OfficialText,
  en: z.string().min(1),
  note: z.string().nullable(),
  /** By the language of the text in which the wording stands. */
  usage: z.object({ nl: z.array(TermUse).optional(), fr: z.array(TermUse).optional() }).optional(),
});
export type GlossaryTerm = z.infer<typeof GlossaryTerm>;
