import { PlanEventKind, type EventId, stepOf } from "@salus/domain";
import { redirect } from "@sveltejs/kit";
import { refused, refusedHere, text } from "#lib/api/form.ts";
import { eventIn, problemsOf, type TypedEvent, typedEvent } from "./event-form.ts";

type Send = {
  /** The dossier, which says afterwards what was recorded. */
  back: string;
  record: (event: ReturnType<typeof eventIn>, typed: TypedEvent) => Promise<Response>;
  strike: (eventId: EventId, reason: string) => Promise<Response>;
};

/** What happened, as the form tells it: what cannot be understood goes back with all that was typed. */
export async function recordFrom(form: FormData, { record, back }: Omit<Send, "strike">) {
  const kind = PlanEventKind.safeParse(text(form, "kind")).data ?? "council";
  const typed = typedEvent(form, kind);
  const problems = problemsOf(typed, { needsReason: stepOf(kind).needs?.includes("reason") ?? false });
  if (Object.keys(problems).length > 0) return refusedHere("record", "input.invalid", { typed, problems });
  const response = await record(eventIn(typed), typed);
  if (!response.ok) return refused("record", response, { typed, problems });
  redirect(303, `${back}?recorded=${kind}`);
}

export async function strikeFrom(form: FormData, { strike, back }: Omit<Send, "record">) {
  const typed = { eventId: text(form, "eventId"), reason: text(form, "reason") };
  if (text(form, "sure") !== "yes") return refusedHere("strike", "input.invalid", { ...typed, isUnsure: true });
  const response = await strike(typed.eventId as EventId, typed.reason);
  if (!response.ok) return refused("strike", response, { ...typed, isUnsure: false });
  redirect(303, `${back}?recorded=struck`);
}
