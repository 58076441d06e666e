import { addDays, dayInBelgium } from "../days.ts";
import type { EventId, PlanId } from "../ids.ts";
import { isWithin, type Period, type PlainDate } from "../period.ts";
import type { PlanEvent, PlanStatus } from "./plan.ts";
import { ownKinds } from "./timeline-warnings.ts";
import { replay, standing, statusFromEvents } from "./plan.workflow.ts";

export type DayStatus = {
  /** Where the procedure stood at the end of the day. */
  readonly status: PlanStatus;
  /** Whether the agreement covered the day, with all that is known now: an entry into force often works back. */
  readonly inForce: boolean;
  /** It covered the day only by what came later. */
  readonly inHindsight: boolean;
  /** Events whose day is not known, and which may have happened by then. */
  readonly unsure: readonly EventId[];
};

const recordedOn = ({ recordedAt }: Pick<PlanEvent, "recordedAt">): PlainDate => dayInBelgium(recordedAt);

/** An event counts from its own day; one without a day from the day it was recorded, which is when it is certain. */
export const dayOfEvent = (event: Pick<PlanEvent, "on" | "recordedAt">): PlainDate => event.on ?? recordedOn(event);

const last = (events: readonly PlanEvent[], kind: PlanEvent["kind"]): PlanEvent | undefined =>
  events.findLast((event) => event.kind === kind);

/** The days one version covers, by what is known of it; null where it covers none, or none that is known. */
export function daysInForce(events: readonly PlanEvent[], period: Period): Period | null {
  const accepted = replay(events).flatMap(({ event, status }) => (status === null ? [] : [event]));
  const from = last(accepted, "inForce")?.on ?? null;
  if (from === null) return null;
  const [superseded, ended] = [last(accepted, "superseded"), last(accepted, "ended")];
  const ends = [period.to, superseded?.on ? addDays(superseded.on, -1) : null, ended?.on ?? null];
  const to = ends.filter((day) => day !== null).reduce((a, b) => (a < b ? a : b));
  return to < from ? null : { from, to };
}

/**
 * Where one version stood on a day. An entry into force on 1 January is not yet there in February if the approval came
 * in June: it covers the day in hindsight only.
 */
export function statusOn(events: readonly PlanEvent[], day: PlainDate, period: Period): DayStatus {
  const stood = standing(events);
  const status = statusFromEvents(stood.filter((event) => dayOfEvent(event) <= day));
  const span = daysInForce(events, period);
  const inForce = span !== null && isWithin(day, span);
  return {
    status: status === "inForce" && day > period.to ? "ended" : status,
    inForce,
    inHindsight: inForce && status !== "inForce",
    unsure: stood
      .filter((event) => event.on === null && !ownKinds.includes(event.kind) && recordedOn(event) > day)
      .map(({ id }) => id),
  };
}

export type AgreementHistory = {
  readonly planId: PlanId;
  readonly number: number;
  readonly period: Period;
  readonly events: readonly PlanEvent[];
};

/**
 * The agreements of one instrument that cover a day: of one plan its latest version that does. More than one: periods
 * overlap and no replacement was recorded.
 */
export function agreementsOn<T extends AgreementHistory>(histories: readonly T[], day: PlainDate): T[] {
  const latest = new Map<PlanId, T>();
  for (const history of histories) {
    const span = daysInForce(history.events, history.period);
    if (span === null || !isWithin(day, span)) continue;
    const other = latest.get(history.planId);
    if (!other || other.number < history.number) latest.set(history.planId, history);
  }
  return [...latest.values()];
}
