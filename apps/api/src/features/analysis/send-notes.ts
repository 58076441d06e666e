import { authorize, type SubmissionId } from "@salus/domain";
import type { FederalCtx } from "../../context.ts";
import { getSubmission } from "../federal/federal.queries.ts";
import { deleteNotes, listNotes, type NoteRow } from "./analysis.queries.ts";

/** The remarks that are ready, out of the federal side's own rows: they go along with the event that sends them. */
export async function notesToSend(ctx: FederalCtx, id: SubmissionId): Promise<NoteRow[]> {
  authorize(ctx.actor, "federal.read");
  const { planId } = await ctx.read((tx) => getSubmission(tx, id));
  const notes = await ctx.writeIn(ctx.actor.tenantId, (tx) => listNotes(tx, ctx.actor, planId));
  return notes.filter(({ kind }) => kind !== "internal");
}

/** What was sent is a remark now, under the same id; the note it was goes. Were this missed, it would not be sent twice. */
export async function forgetSent(ctx: FederalCtx, notes: readonly NoteRow[]): Promise<void> {
  if (notes.length === 0) return;
  const ids = notes.map(({ id }) => id);
  await ctx.writeIn(ctx.actor.tenantId, (tx) => deleteNotes(tx, ctx.actor, ids));
}
