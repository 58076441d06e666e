import { daysBetween } from "../days.ts";
import type { Framework } from "../framework/framework.ts";
import type { PlainDate } from "../period.ts";

/** Until when a plan is to be submitted by the calendar of its framework; null where no day is known. */
export const submissionDeadline = ({ calendar }: Pick<Framework, "calendar">): PlainDate | null =>
  calendar.find(({ code }) => code === "submission")?.on ?? null;

/** As far as a deadline goes: until when, and whether it still stands. */
export type Extension = { readonly until: PlainDate; readonly withdrawnOn: PlainDate | null };

export type Timeliness = {
  /** What counts: the day of the calendar as it was fixed for the dossier, or a later one that was granted. */
  readonly deadlineOn: PlainDate | null;
  readonly isExtended: boolean;
  /** Whole days after the deadline; 0 when in time, or when no deadline is known. */
  readonly daysLate: number;
};

/**
 * Whether a dossier came in time. The day that counts is that of its first submission: a correction that was asked for is
 * not late. Being late is shown, never refused.
 */
export function timelinessOf(
  frozenOn: PlainDate | null,
  firstSubmittedOn: PlainDate,
  extensions: readonly Extension[],
): Timeliness {
  const granted = extensions.filter(({ withdrawnOn }) => withdrawnOn === null).map(({ until }) => until);
  const latest = granted.toSorted().at(-1);
  const isExtended = frozenOn !== null && latest !== undefined && latest > frozenOn;
  const deadlineOn = isExtended ? latest : frozenOn;
  return {
    deadlineOn,
    isExtended,
    daysLate: deadlineOn === null ? 0 : Math.max(0, daysBetween(deadlineOn, firstSubmittedOn)),
  };
}
