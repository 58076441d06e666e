import { readPlanInChild } from "@salus/documents";
import { type Actor, authorize, type PlanDocument } from "@salus/domain";
import { inTurn } from "./in-turn.ts";

export type Proposal = { document: PlanDocument; source: { name: string; lines: string[] } };

/** Turns an uploaded file into a proposal. Stores nothing. */
export async function readUpload(actor: Actor, file: File): Promise<Proposal> {
  authorize(actor, "plan.import");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { document, source } = await inTurn(() => readPlanInChild(bytes, { name: file.name }));
  return { document, source: { name: source.name, lines: source.lines } };
}
