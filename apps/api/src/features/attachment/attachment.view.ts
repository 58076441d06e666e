import { z } from "@hono/zod-openapi";
import type { TenantTx } from "@salus/db";
import { type CommentId, type LineageId, mayRemoveAttachment } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { namesOf, PersonView } from "../together/people.queries.ts";
import type { AttachmentRow } from "./attachment.queries.ts";

const optionalId = <Id extends string>() =>
  z
    .union([z.literal(""), z.uuid()])
    .optional()
    .transform((id) => (id ? (id as unknown as Id) : null));

export const AddAttachment = z.object({
  file: z.file().openapi({ type: "string", format: "binary" }),
  /** Empty: the plan as a whole. */
  nodeId: optionalId<LineageId>().openapi({ type: "string" }),
  /** A comment it belongs to. */
  commentId: optionalId<CommentId>().openapi({ type: "string" }),
});
export type AddAttachment = z.infer<typeof AddAttachment>;

export const AttachmentView = z
  .object({
    id: z.string(),
    nodeId: z.string().nullable(),
    commentId: z.string().nullable(),
    name: z.string(),
    mediaType: z.string(),
    size: z.number().int(),
    addedBy: PersonView,
    createdAt: z.iso.datetime(),
    permitted: z.array(z.enum(["remove"])),
  })
  .openapi("Attachment");
export type AttachmentView = z.infer<typeof AttachmentView>;

export async function presentAttachments(
  tx: TenantTx,
  { actor }: Pick<Ctx, "actor">,
  rows: readonly AttachmentRow[],
): Promise<AttachmentView[]> {
  const people = await namesOf(
    tx,
    actor,
    rows.map(({ createdBy }) => createdBy),
  );
  return rows.map((row) => ({
    id: row.id,
    nodeId: row.nodeId,
    commentId: row.commentId,
    name: row.name,
    mediaType: row.mediaType,
    size: row.size,
    addedBy: people.find(({ id }) => id === row.createdBy) ?? { id: row.createdBy, name: "", isMember: false },
    createdAt: row.createdAt.toISOString(),
    permitted: mayRemoveAttachment(actor, row) ? ["remove"] : [],
  }));
}
