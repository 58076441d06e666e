import { readParticipantsInChild } from "@salus/documents";
import { authorize, dayInBelgium, type FrameworkDraftId, type ParticipantProposal } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { inTurn } from "../import/in-turn.ts";
import { getDraft } from "./framework-draft.queries.ts";

/** Turns the annex of an act into a list to be looked at. Stores nothing. */
export async function readParticipantFile(ctx: Ctx, id: FrameworkDraftId, file: File): Promise<ParticipantProposal> {
  authorize(ctx.actor, "framework.manage");
  const { body } = await ctx.read((tx) => getDraft(tx, ctx.actor, id));
  const bytes = new Uint8Array(await file.arrayBuffer());
  // The municipalities as they are when the framework begins.
  return inTurn(() => readParticipantsInChild(bytes, { on: body.period.from ?? dayInBelgium(ctx.now) }));
}
