import { federalNote, type TenantTx } from "@salus/db";
import { AppError, authorize, newId, type RemarkId, type SubmissionId, type WriteNote } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { FederalCtx } from "../../context.ts";
import { getSubmission, listLineages, type SubmissionRow } from "../federal/federal.queries.ts";
import { deleteNotes, listRemarks, lockNote, type NoteRow } from "./analysis.queries.ts";
import { type NoteView, presentNote } from "./analysis.view.ts";
import { and, eq } from "@salus/db";

type At = { submissionId: SubmissionId; noteId: RemarkId };

/** A remark that is not sent yet, or an internal note: in the federal side's own rows either way. */
export async function writeNote(ctx: FederalCtx, submissionId: SubmissionId, input: WriteNote): Promise<NoteView> {
  const { row, repeated } = await placeOf(ctx, submissionId, input);
  return ctx.writeIn(ctx.actor.tenantId, async (tx) => {
    const { tenantId, userId: writtenBy } = ctx.actor;
    const { planId } = row;
    const values = { ...input, repeats: repeated, tenantId, planId, submissionId, writtenBy, writtenAt: ctx.now };
    const note: NoteRow = { ...values, id: newId<RemarkId>(), editedAt: null };
    await tx.insert(federalNote).values(note);
    await leaveTrace(tx, ctx, note, "note.add");
    return presentNote(note);
  });
}

export async function changeNote(ctx: FederalCtx, at: At, input: WriteNote): Promise<NoteView> {
  const { row } = await placeOf(ctx, at.submissionId, input);
  return ctx.writeIn(ctx.actor.tenantId, async (tx) => {
    const before = await lockNote(tx, ctx.actor, { planId: row.planId, noteId: at.noteId });
    const { nodeId, field, kind, language, text } = input;
    const changes = { nodeId, field, kind, language, text, editedAt: ctx.now };
    await tx
      .update(federalNote)
      .set(changes)
      .where(and(eq(federalNote.tenantId, ctx.actor.tenantId), eq(federalNote.id, before.id)));
    await leaveTrace(tx, ctx, before, "note.change");
    return presentNote({ ...before, ...changes });
  });
}

export async function removeNote(ctx: FederalCtx, at: At): Promise<void> {
  authorize(ctx.actor, "analysis.write");
  const { planId } = await ctx.read((tx) => getSubmission(tx, at.submissionId));
  await ctx.writeIn(ctx.actor.tenantId, async (tx) => {
    const note = await lockNote(tx, ctx.actor, { planId, noteId: at.noteId });
    await deleteNotes(tx, ctx.actor, [note.id]);
    await leaveTrace(tx, ctx, note, "note.remove");
  });
}

/** The plan it is about; its node and what it repeats are of that plan. */
async function placeOf(
  ctx: FederalCtx,
  id: SubmissionId,
  { nodeId, repeats = null }: WriteNote,
): Promise<{ row: SubmissionRow; repeated: RemarkId | null }> {
  authorize(ctx.actor, "analysis.write");
  return ctx.read(async (tx) => {
    const row = await getSubmission(tx, id);
    if (nodeId !== null && !(await listLineages(tx, id)).some(({ lineageId }) => lineageId === nodeId))
      throw new AppError("node.not_found");
    if (repeats !== null && !(await listRemarks(tx, row)).some((remark) => remark.id === repeats))
      throw new AppError("remark.not_found");
    return { row, repeated: repeats };
  });
}

/** The words stay out of the trail, so that a note can be removed. */
const leaveTrace = (tx: TenantTx, ctx: FederalCtx, { id, planId, nodeId, kind }: NoteRow, action: string) =>
  audit(tx, ctx, { action, entity: "note", entityId: id, after: { planId, nodeId, kind } });
