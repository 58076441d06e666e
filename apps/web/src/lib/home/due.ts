import {
  type CalendarEntry,
  daysBetween,
  type Instrument,
  type Period,
  type PlainDate,
  type PlanStatus,
} from "@salus/domain";

type DatedPlan = {
  id: string;
  instrument: Instrument;
  period: Period;
  version: { status: PlanStatus };
  calendar: readonly CalendarEntry[];
};

export type DueDate = {
  /** Code of the calendar entry. */
  code: string;
  title: CalendarEntry["title"];
  on: PlainDate;
  /** Whole days from today; negative when it has passed. */
  days: number;
  plan: Pick<DatedPlan, "id" | "instrument" | "period">;
};

// The ends of a period are facts, nothing anybody has to do.
const nothingToDo = new Set(["period-start", "period-end"]);

/** What the calendars of the frameworks still ask: coming dates, and a submission that is overdue. Nearest first. */
export const dueDates = (plans: readonly DatedPlan[], today: PlainDate): DueDate[] =>
  plans
    .flatMap(({ id, instrument, period, version, calendar }) =>
      calendar.flatMap(({ code, title, on }): DueDate[] => {
        if (on === null || nothingToDo.has(code)) return [];
        const isOpenSubmission = code === "submission" && version.status === "draft";
        if (code === "submission" && !isOpenSubmission) return [];
        const days = daysBetween(today, on);
        return days >= 0 || isOpenSubmission ? [{ code, title, on, days, plan: { id, instrument, period } }] : [];
      }),
    )
    .toSorted((a, b) => a.on.localeCompare(b.on));
