import { z } from "@hono/zod-openapi";
import {
  type Actor,
  can,
  contactFields,
  isEnded,
  Language,
  LocalizedText,
  NodeKind,
  OfficialText,
  type OrganisationRecord,
  type PlainDate,
  RecordChanges,
  RecordId,
  RecordKind,
  RecordRefs,
  RecordValues,
} from "@salus/domain";

export const RecordParams = z.object({ recordKind: RecordKind, recordId: RecordId });
export const KindParam = z.object({ recordKind: RecordKind });

export const ListRecords = z.object({
  recordKind: RecordKind.optional(),
  q: z.string().max(200).optional(),
  ended: z.enum(["yes", "no"]).optional(),
});
export type ListRecords = z.infer<typeof ListRecords>;

/** Made by the browser, so that a record can be referred to before the answer is back. */
export const AddRecord = z.object({ recordId: RecordId, changes: RecordChanges }).openapi("AddRecord");
export type AddRecord = z.infer<typeof AddRecord>;

export const ChangeRecord = z
  .object({ baseRevision: z.number().int().min(1).max(2_147_483_647), changes: RecordChanges })
  .openapi("ChangeRecord");
export type ChangeRecord = z.infer<typeof ChangeRecord>;

export const MergeRecord = z.object({ into: RecordId }).openapi("MergeRecord");

export const RecordView = z
  .object({
    id: z.string(),
    kind: RecordKind,
    /** How to reach people is empty for who need not know. */
    values: RecordValues,
    refs: RecordRefs,
    revision: z.number().int(),
    ended: z.boolean(),
    /** Places that refer to it: nodes of any version, and other records. */
    uses: z.number().int(),
  })
  .openapi("OrganisationRecord");
export type RecordView = z.infer<typeof RecordView>;

export const ListView = z.object({
  records: z.array(RecordView),
  phenomena: z.array(z.object({ code: z.string(), title: OfficialText, closed: z.boolean() })),
});

export const UsesView = z
  .object({
    records: z.array(z.object({ id: z.string(), kind: RecordKind, name: LocalizedText, field: z.string() })),
    nodes: z.array(
      z.object({
        planId: z.string(),
        framework: z.string(),
        versionNumber: z.number().int(),
        lineageId: z.string(),
        kind: NodeKind,
        text: LocalizedText,
        original: Language,
      }),
    ),
  })
  .openapi("RecordUses");
export type UsesView = z.infer<typeof UsesView>;

export const UnitText = z
  .object({
    /** As written in the plan, to the letter. */
    text: z.string(),
    nodes: z.number().int(),
    /** Nodes that refer to a unit already. */
    linked: z.number().int(),
    match: z.object({ id: z.string(), how: z.enum(["same", "near"]) }).nullable(),
  })
  .openapi("UnitText");
export type UnitText = z.infer<typeof UnitText>;

export const LinkUnits = z
  .object({
    choices: z
      .array(
        z.object({
          text: z.string().min(1).max(200),
          /** A unit that is there. */
          unit: RecordId.optional(),
          /** Or the id of a unit to make, with the text as its name. */
          newUnit: RecordId.optional(),
        }),
      )
      .min(1)
      .max(200)
      .refine((choices) => choices.every(({ unit, newUnit }) => (unit === undefined) !== (newUnit === undefined))),
  })
  .openapi("LinkUnits");
export type LinkUnits = z.infer<typeof LinkUnits>;

export const RecordConflictView = z
  .object({
    error: z.object({
      code: z.literal("organisation.conflict"),
      params: z.object({
        record: RecordView,
        conflicts: z.array(
          z.object({
            field: z.string(),
            mine: z.unknown(),
            theirs: z.unknown(),
            changedBy: z.string().nullable(),
            changedAt: z.iso.datetime().nullable(),
          }),
        ),
      }),
      requestId: z.string(),
    }),
  })
  .openapi("RecordConflict");

/** A record as this person may see it. Their own address people see themselves. */
export function presentRecord(
  { fieldRevisions: _, ...record }: OrganisationRecord,
  { actor, today, uses }: { actor: Actor; today: PlainDate; uses: number },
): RecordView {
  const isOpen = can(actor, "organisation.readContacts") || record.values.accountId === actor.userId;
  const hidden = isOpen ? {} : Object.fromEntries(contactFields.map((field) => [field, ""]));
  return { ...record, values: { ...record.values, ...hidden }, ended: isEnded(record, today), uses };
}
