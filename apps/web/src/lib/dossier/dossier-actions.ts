import { PlanEventKind, type EventId, stepOf } from "@salus/domain";
import { redirect } from "@sveltejs/kit";
import { type Refusal, refusalOf } from "#lib/api/client.ts";
import { files, refused, refusedHere, text } from "#lib/api/form.ts";
import { eventIn, problemsOf, type TypedEvent, typedEvent } from "./event-form.ts";

type Send = {
  /** The dossier, which says afterwards what was recorded. */
  back: string;
  record: (event: ReturnType<typeof eventIn>, typed: TypedEvent) => Promise<Response>;
  strike: (eventId: EventId, reason: string) => Promise<Response>;
  /** Puts a file with the plan; only where a decision may have some. */
  keep?: (file: File) => Promise<Response>;
};

/** A file that was not taken, and why. */
export type FileRefusal = { readonly name: string; readonly refusal: Refusal };

/**
 * What happened, as the form tells it: what cannot be understood goes back with all that was typed. Its files are kept
 * first, since a form that goes back to the browser has lost them: from then on they are ticked among those of the plan.
 */
export async function recordFrom(form: FormData, { record, back, keep }: Omit<Send, "strike">) {
  const kind = PlanEventKind.safeParse(text(form, "kind")).data ?? "council";
  const { kept, fileRefusal } = keep ? await keepAll(files(form, "file"), keep) : { kept: [], fileRefusal: null };
  const told = typedEvent(form, kind);
  const typed = { ...told, attachments: [...told.attachments, ...kept] };
  const problems = problemsOf(typed, { needsReason: stepOf(kind).needs?.includes("reason") ?? false });
  if (Object.keys(problems).length > 0 || fileRefusal !== null) {
    return refusedHere("record", "input.invalid", { typed, problems, fileRefusal });
  }
  const response = await record(eventIn(typed), typed);
  if (!response.ok) return refused("record", response, { typed, problems, fileRefusal });
  redirect(303, `${back}?recorded=${kind}`);
}

async function keepAll(chosen: readonly File[], keep: (file: File) => Promise<Response>) {
  const kept: string[] = [];
  for (const file of chosen) {
    const response = await keep(file);
    if (!response.ok) return { kept, fileRefusal: { name: file.name, refusal: await refusalOf(response) } };
    kept.push(((await response.json()) as { id: string }).id);
  }
  return { kept, fileRefusal: null };
}

export async function strikeFrom(form: FormData, { strike, back }: Omit<Send, "record">) {
  const typed = { eventId: text(form, "eventId"), reason: text(form, "reason") };
  if (text(form, "sure") !== "yes") return refusedHere("strike", "input.invalid", { ...typed, isUnsure: true });
  const response = await strike(typed.eventId as EventId, typed.reason);
  if (!response.ok) return refused("strike", response, { ...typed, isUnsure: false });
  redirect(303, `${back}?recorded=struck`);
}
