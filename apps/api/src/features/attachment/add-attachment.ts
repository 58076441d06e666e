import { and, attachment, eq } from "@salus/db";
import { type AttachmentId, authorize, mayRemoveAttachment, newId, type PlanId, requireMay } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx } from "../../context.ts";
import { type FileHouse, keepBytes, takeFile } from "../../storage/keep-file.ts";
import { lockComment } from "../comment/comment.queries.ts";
import { getPlan } from "../plan/plan.queries.ts";
import { requireNode } from "../together/node-ref.ts";
import { type AttachmentRow, getAttachment, listAttachments } from "./attachment.queries.ts";
import { type AddAttachment, type AttachmentView, presentAttachments } from "./attachment.view.ts";

export function readAttachments(ctx: Ctx, planId: PlanId): Promise<AttachmentView[]> {
  return ctx.read(async (tx) => {
    authorize(ctx.actor, "plan.read", await getPlan(tx, ctx.actor, planId));
    return presentAttachments(tx, ctx, await listAttachments(tx, ctx.actor, planId));
  });
}

export function addAttachment(ctx: Ctx, house: FileHouse, planId: PlanId, input: AddAttachment) {
  return ctx.write(async (tx): Promise<AttachmentView> => {
    authorize(ctx.actor, "comment.write", await getPlan(tx, ctx.actor, planId));
    const { file, commentId } = input;
    await requireNode(tx, ctx.actor, { planId, nodeId: input.nodeId });
    const comment = commentId === null ? null : await lockComment(tx, ctx.actor, { planId, commentId });
    const nodeId = comment ? comment.nodeId : input.nodeId;
    const { name, mediaType, bytes } = await takeFile(house, file);
    const { tenantId, userId: createdBy } = ctx.actor;
    const hash = await keepBytes(house.storage, tenantId, bytes);
    const row = { tenantId, id: newId<AttachmentId>(), planId, nodeId, commentId, name, mediaType, hash };
    const [added] = await tx
      .insert(attachment)
      .values({ ...row, size: bytes.byteLength, createdAt: ctx.now, createdBy })
      .returning();
    if (!added) throw new Error("an insert returned no row");
    const after = { planId, nodeId, commentId, name, hash, size: added.size };
    await audit(tx, ctx, { action: "attachment.add", entity: "attachment", entityId: row.id, after });
    const [view] = await presentAttachments(tx, ctx, [added]);
    if (!view) throw new Error("one row became no view");
    return view;
  });
}

type At = { planId: PlanId; attachmentId: AttachmentId };

/** Marks it as removed; the file itself goes when nothing shows it any more. */
export function removeAttachment(ctx: Ctx, at: At): Promise<void> {
  return ctx.write(async (tx) => {
    authorize(ctx.actor, "plan.read", await getPlan(tx, ctx.actor, at.planId));
    const row = await getAttachment(tx, ctx.actor, at);
    requireMay(mayRemoveAttachment(ctx.actor, row), "attachment.forbidden");
    await tx
      .update(attachment)
      .set({ removedAt: ctx.now, removedBy: ctx.actor.userId })
      .where(and(eq(attachment.tenantId, row.tenantId), eq(attachment.id, row.id)));
    const { planId, nodeId, name, hash } = row;
    const after = { planId, nodeId, name, hash };
    await audit(tx, ctx, { action: "attachment.remove", entity: "attachment", entityId: row.id, after });
  });
}

/** The row of a file that this person may read. */
export function findAttachment(ctx: Ctx, at: At): Promise<AttachmentRow> {
  return ctx.read(async (tx) => {
    authorize(ctx.actor, "plan.read", await getPlan(tx, ctx.actor, at.planId));
    return getAttachment(tx, ctx.actor, at);
  });
}
