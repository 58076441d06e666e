import { z } from "zod";
import type { LineageId, UserId } from "../ids.ts";
import { Language, LocalizedText } from "../localized-text.ts";
import { Target } from "../target/target.ts";
import { NodeKind } from "./plan-document.ts";

/**
 * What a node refers to: what the municipality keeps once (see organisation), and on a result the indicators that
 * measure it, among those of the same operational objective. n:m, in the order they were chosen.
 */
export const linkKinds = ["unit", "partner", "person", "fundingSource", "programme", "project", "indicator"] as const;
export const LinkKind = z.enum(linkKinds);
export type LinkKind = z.infer<typeof LinkKind>;
export const NodeLinks = z.partialRecord(LinkKind, z.array(z.uuid()).max(50));
export type NodeLinks = z.infer<typeof NodeLinks>;

/** Fields of a node that are saved and merged one by one. A localized text counts one field per language. */
export const nodeFields = [
  "text.nl",
  "text.fr",
  "text.de",
  "intro.nl",
  "intro.fr",
  "intro.de",
  "unit",
  "original",
  "targets",
  "links.unit",
  "links.partner",
  "links.person",
  "links.fundingSource",
  "links.programme",
  "links.project",
  "links.indicator",
] as const;
export const NodeField = z.enum(nodeFields);
export type NodeField = z.infer<typeof NodeField>;

/** Somebody read a text beside its original and found it right. Void once either of the two is saved again. */
export const TextReview = z.object({
  by: z.uuid().transform((id) => id as UserId),
  at: z.iso.datetime(),
  /** Revision of the node that was read. */
  revision: z.number().int().positive(),
});
export type TextReview = z.infer<typeof TextReview>;

/**
 * One row of the plan tree, as it crosses the wire: flat, ordered by `orderKey` among its siblings.
 * `revision` counts the saves of the node; `fieldRevisions` says which save last changed a field,
 * so that a save from an old revision merges other fields and conflicts only on the same one.
 */
export const PlanNode = z.object({
  lineageId: z.uuid().transform((id) => id as LineageId),
  parentId: z
    .uuid()
    .transform((id) => id as LineageId)
    .nullable(),
  kind: NodeKind,
  orderKey: z.string(),
  /** Template code, unique among siblings; null for the municipality's own nodes. */
  code: z.string().nullable(),
  text: LocalizedText,
  intro: LocalizedText,
  unit: z.string().nullable(),
  original: Language,
  targets: z.array(Target),
  links: NodeLinks.default({}),
  /** By text field, `text.fr`. */
  reviews: z.partialRecord(NodeField, TextReview).default({}),
  revision: z.number().int().positive(),
  fieldRevisions: z.partialRecord(NodeField, z.number().int()),
});
export type PlanNode = z.infer<typeof PlanNode>;

/** What a save may change. Keys are fields; a text of "" empties that language. */
export const NodeChanges = z
  .object({
    "text.nl": z.string().max(20_000),
    "text.fr": z.string().max(20_000),
    "text.de": z.string().max(20_000),
    "intro.nl": z.string().max(50_000),
    "intro.fr": z.string().max(50_000),
    "intro.de": z.string().max(50_000),
    unit: z.string().max(200).nullable(),
    original: Language,
    targets: z.array(Target).max(12),
    "links.unit": z.array(z.uuid()).max(50),
    "links.partner": z.array(z.uuid()).max(50),
    "links.person": z.array(z.uuid()).max(50),
    "links.fundingSource": z.array(z.uuid()).max(50),
    "links.programme": z.array(z.uuid()).max(50),
    "links.project": z.array(z.uuid()).max(50),
    "links.indicator": z.array(z.uuid()).max(50),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0);
export type NodeChanges = z.infer<typeof NodeChanges>;
