import { readPlanInChild } from "@salus/documents";
import { type Actor, AppError, authorize, type PlanDocument } from "@salus/domain";

export type Proposal = { document: PlanDocument; source: { name: string; lines: string[] } };

/** Two files are read at a time; who comes later waits, and after five waiting ones is asked to come back. */
const atOnce = 2;
const waitingAtMost = 5;
let running = 0;
const waiting: (() => void)[] = [];

/** Turns an uploaded file into a proposal. Stores nothing. */
export async function readUpload(actor: Actor, file: File): Promise<Proposal> {
  authorize(actor, "plan.import");
  const bytes = new Uint8Array(await file.arrayBuffer());
  await turn();
  try {
    const { document, source } = await readPlanInChild(bytes, { name: file.name });
    return { document, source: { name: source.name, lines: source.lines } };
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function turn(): Promise<void> {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost) throw new AppError("service.unavailable");
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
}
