import { daysBetween } from "../days.ts";
import type { MunicipalRole } from "../actor.ts";
import type { CalendarEntry } from "../framework/framework.ts";
import type { PlainDate } from "../period.ts";
import { agreedStatuses, type PlanEvent, type PlanEventKind } from "../plan/plan.ts";
import { standing } from "../plan/plan.workflow.ts";
import { dayOfEvent } from "../plan/status-on.ts";

/** What a municipality owes the federal side under one framework. */
export const obligationKinds = [
  "submission",
  "activity-report",
  "financial-file",
  "answer",
  "correction",
  "countersignature",
] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** What no event of the plan shows: the municipality says itself that it was sent. */
export const handSettledKinds: readonly ObligationKind[] = ["activity-report", "financial-file"];
export const isSettledByHand = (kind: ObligationKind): boolean => handSettledKinds.includes(kind);

/** Who is told first; the coordinator hears of everything that is late. */
export const obligedRoles: Readonly<Record<ObligationKind, readonly MunicipalRole[]>> = {
  submission: ["coordinator", "editor"],
  "activity-report": ["coordinator", "evaluator"],
  "financial-file": ["finance", "coordinator"],
  answer: ["coordinator", "editor"],
  correction: ["coordinator", "editor"],
  countersignature: ["secretary", "coordinator"],
};

export type Obligation = {
  /** The same each time it is worked out. */
  readonly key: string;
  readonly kind: ObligationKind;
  /** The day it was asked, where somebody asked. */
  readonly since: PlainDate | null;
  /** Null where no act that we know says until when. */
  readonly dueOn: PlainDate | null;
  readonly metOn: PlainDate | null;
};

export type ObligedPlan = {
  readonly framework: string;
  readonly calendar: readonly Pick<CalendarEntry, "code" | "on">[];
  /** Within how many months a question is answered; null where the framework does not say. */
  readonly answerMonths: number | null;
  /** A later day for the submission that was granted to this municipality. */
  readonly extendedTo: PlainDate | null;
  /** Of all versions, in the order they were recorded; none where the plan was not begun. */
  readonly events: readonly PlanEvent[];
};

const agreement: readonly PlanEventKind[] = agreedStatuses;
/** After these nobody waits for an answer or a signature any more. */
const decided: readonly PlanEventKind[] = [
  "returned",
  "provisionallyApproved",
  "approved",
  "refused",
  "withdrawn",
  "signedByState",
  "inForce",
];

/** What is owed under one framework, with what was already given. No clock: late is a question to ask of the answer. */
export function obligationsOf({ framework, calendar, answerMonths, extendedTo, events }: ObligedPlan): Obligation[] {
  const stood = standing(events).toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  const first = (...kinds: PlanEventKind[]) => stood.find(({ kind }) => kinds.includes(kind));
  const after = (event: PlanEvent, ...kinds: PlanEventKind[]) =>
    stood.slice(stood.indexOf(event) + 1).find(({ kind }) => kinds.includes(kind));
  const dated = (code: string): PlainDate | null => calendar.find((entry) => entry.code === code)?.on ?? null;
  const owed = (
    kind: ObligationKind,
    key: string,
    {
      since = null,
      dueOn = null,
      met,
    }: { since?: PlainDate | null; dueOn?: PlainDate | null; met?: PlanEvent | undefined },
  ): Obligation => ({ key: `${framework}:${key}`, kind, since, dueOn, metOn: met ? dayOfEvent(met) : null });

  const calendarDay = dated("submission");
  const later = extendedTo !== null && (calendarDay === null || extendedTo > calendarDay);
  const found = [
    owed("submission", "submission", { dueOn: later ? extendedTo : calendarDay, met: first("submitted") }),
  ];
  if (first(...agreement)) {
    for (const kind of handSettledKinds) {
      if (calendar.some(({ code }) => code === kind)) found.push(owed(kind, kind, { dueOn: dated(kind) }));
    }
  }
  for (const event of stood) {
    const since = dayOfEvent(event);
    const dueOn = answerMonths === null ? null : monthsAfter(since, answerMonths);
    if (event.kind === "correctionAsked") {
      found.push(owed("answer", `answer:${event.id}`, { since, dueOn, met: after(event, "corrected", ...decided) }));
    } else if (event.kind === "returned") {
      found.push(
        owed("correction", `correction:${event.id}`, { since, dueOn, met: after(event, "submitted", "withdrawn") }),
      );
    } else if (event.kind === "signedByState") {
      const met = stood.find(
        ({ kind, versionId }) =>
          versionId === event.versionId && (kind === "countersigned" || kind === "superseded" || kind === "ended"),
      );
      found.push(owed("countersignature", `countersignature:${event.id}`, { since, met }));
    }
  }
  return found;
}

/** The same day some months later; the last of the month where it has no such day. */
export function monthsAfter(day: PlainDate, months: number): PlainDate {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

export const obligationStates = ["met", "metLate", "late", "soon", "open", "undated"] as const;
export type ObligationState = (typeof obligationStates)[number];

/** A month before its day a thing is soon. */
export const soonDays = 30;

export function obligationState(
  { dueOn, metOn }: Pick<Obligation, "dueOn" | "metOn">,
  today: PlainDate,
): ObligationState {
  if (metOn !== null) return dueOn !== null && metOn > dueOn ? "metLate" : "met";
  if (dueOn === null) return "undated";
  if (dueOn < today) return "late";
  return daysBetween(today, dueOn) <= soonDays ? "soon" : "open";
}

/** When people are reminded: so many days before the day, and once it is past every so many days. */
export type ReminderDays = { readonly before: readonly number[]; readonly lateEvery: number };
/** A choice of ours, no act asks for it. */
export const usualReminderDays: ReminderDays = { before: [30, 14, 7, 1, 0], lateEvery: 7 };

/** An adviser hears once what is coming, and every week what is late. */
export const adviserReminderDays: ReminderDays = { before: [7], lateEvery: 7 };

type Reminded = {
  readonly today: PlainDate;
  /** The day of the last mail; what fell between is told now. */
  readonly since: PlainDate;
  readonly days?: ReminderDays;
};
type Dated = Pick<Obligation, "dueOn" | "metOn">;

/**
 * Whether somebody with these roles is reminded of it today. Before the day: who is to do it. The day after it, and
 * every week from then on, it escalates to the coordinator, whoever was to do it.
 */
export const isRemindedOf = (
  owed: Pick<Obligation, "kind" | "dueOn" | "metOn">,
  roles: readonly string[],
  when: Reminded,
): boolean =>
  (isLateNews(owed, when) && roles.includes("coordinator")) ||
  (isComingNews(owed, when) && obligedRoles[owed.kind].some((role) => roles.includes(role)));

/** Whether one is told today that its day comes near. */
export function isComingNews({ dueOn, metOn }: Dated, { today, since, days = usualReminderDays }: Reminded): boolean {
  if (metOn !== null || dueOn === null || dueOn < today) return false;
  return days.before.some((day) => daysBetween(today, dueOn) <= day && day < daysBetween(since, dueOn));
}

/** Whether one is told today that it is late: the day after its day, and every so many days from then on. */
export function isLateNews({ dueOn, metOn }: Dated, { today, since, days = usualReminderDays }: Reminded): boolean {
  if (metOn !== null || dueOn === null || dueOn >= today) return false;
  const times = (day: PlainDate): number => Math.floor((daysBetween(dueOn, day) - 1) / days.lateEvery);
  return since <= dueOn || times(today) > times(since);
}
