import { isUnderReview, type PlanStatus, submissionDeadline } from "@salus/domain";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { Step } from "#lib/ui/Steps.svelte";
import type { DatedEvent, PlanData } from "./plan-data.ts";

type Known = Pick<PlanData, "events" | "version"> & {
  readonly framework: Pick<PlanData["framework"], "calendar">;
};

const over: readonly PlanStatus[] = ["inForce", "refused", "superseded", "withdrawn", "ended"];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The procedure of one plan: its dated events, then what the law still expects. */
export function procedureSteps({ t, date }: I18n, { events, version, framework }: Known): Step[] {
  // A decision happened on its own day; what happens in Salus happened when it was recorded.
  const whenOf = ({ kind, on, recordedAt }: DatedEvent): string => {
    if (on !== null) return date(on);
    return kind === "college" || kind === "council" ? t((m) => m.workspace.procedure.dateUnknown) : date(recordedAt);
  };
  const past: Step[] = events.map((event) => ({
    id: event.id,
    title: capital(t((m) => m.enums.planEvent[event.kind])),
    when: whenOf(event),
    note: [
      event.versionNumber > 1 ? t((m) => m.workspace.procedure.version, { number: event.versionNumber }) : null,
      event.agendaItem ? t((m) => m.workspace.procedure.agendaItem, { item: event.agendaItem }) : null,
      event.actorName,
    ]
      .filter((part) => part !== null)
      .join(", "),
    state: "done",
  }));
  const now: Step = {
    id: "now",
    title: capital(t((m) => m.workspace.procedure.now[version.status])),
    state: "now",
  };
  const deadline = version.status === "draft" ? submissionDeadline(framework) : null;
  const next: Step[] =
    version.status === "draft"
      ? [
          {
            id: "submission",
            title: capital(t((m) => m.workspace.procedure.submission)),
            when: deadline ? t((m) => m.workspace.procedure.before, { on: date(deadline) }) : undefined,
            state: "todo",
          },
          { id: "judgement", title: capital(t((m) => m.workspace.procedure.judgement)), state: "todo" },
        ]
      : isUnderReview(version.status)
        ? [{ id: "judgement", title: capital(t((m) => m.workspace.procedure.judgement)), state: "todo" }]
        : [];
  return over.includes(version.status) ? past : [...past, now, ...next];
}
