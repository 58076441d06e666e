import { daysBetween } from "../days.ts";
import type { EventId } from "../ids.ts";
import type { Period, PlainDate } from "../period.ts";
import type { PlanEvent, PlanEventKind } from "./plan.ts";
import { replay, standing } from "./plan.workflow.ts";

export const timelineWarnings = [
  "date_unknown",
  "in_future",
  "after_deadline",
  "council_before_college",
  "council_after_submission",
  "council_after_signature",
  "recorded_out_of_order",
  "passed_over",
  "signed_without_approval",
  "countersigned_alone",
  "signed_late",
  "works_back",
  "provisional_only",
] as const;
export type TimelineWarningCode = (typeof timelineWarnings)[number];

/** Something odd in the order of things, with its reason in numbers and days. Nothing here forbids anything. */
export type TimelineWarning = {
  readonly code: TimelineWarningCode;
  readonly eventId: EventId;
  readonly params: Readonly<Record<string, string | number>>;
};

export type TimelineInput = {
  readonly events: readonly PlanEvent[];
  readonly period: Period;
  readonly deadlineOn: PlainDate | null;
  readonly today: PlainDate;
};

/** A month before the end, or later. */
const lateDays = 31;

/** Kinds that Salus records itself at the moment they happen: without a day they are not unknown. */
export const ownKinds: readonly PlanEventKind[] = ["created", "imported", "amendmentBegan", "resumed", "prolonged"];
const signatures: readonly PlanEventKind[] = ["signedByState", "countersigned"];

export function warningsOf({ events, period, deadlineOn, today }: TimelineInput): TimelineWarning[] {
  const stood = standing(events).toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  const found: TimelineWarning[] = [];
  const warn = (code: TimelineWarningCode, { id }: PlanEvent, params: TimelineWarning["params"] = {}): void => {
    found.push({ code, eventId: id, params });
  };
  const last = (...kinds: PlanEventKind[]): PlanEvent | undefined => stood.findLast(({ kind }) => kinds.includes(kind));
  const dayOf = (...kinds: PlanEventKind[]): PlainDate | null => last(...kinds)?.on ?? null;
  const [collegeOn, submittedOn] = [dayOf("college"), dayOf("submitted")];
  const [signedOn, approvedOn] = [dayOf("signedByState"), dayOf("approved", "provisionallyApproved")];

  for (const event of stood) {
    const { kind, on } = event;
    if (on === null && !ownKinds.includes(kind)) warn("date_unknown", event, { kind });
    if (on === null) continue;
    if (on > today) warn("in_future", event, { kind, on });
    if (deadlineOn !== null && on > deadlineOn && (kind === "council" || kind === "submitted")) {
      warn("after_deadline", event, { kind, on, deadlineOn });
    }
    if (kind === "council" && collegeOn !== null && on < collegeOn) {
      warn("council_before_college", event, { on, collegeOn });
    }
    if (kind === "council" && submittedOn !== null && on > submittedOn) {
      warn("council_after_submission", event, { on, submittedOn });
    }
    if (kind === "council" && signedOn !== null && on > signedOn) {
      warn("council_after_signature", event, { on, signedOn });
    }
    if (signatures.includes(kind) && daysBetween(on, period.to) < lateDays) {
      warn("signed_late", event, { kind, on, toOn: period.to, days: daysBetween(on, period.to) });
    }
    const settledOn = signedOn ?? approvedOn;
    if (kind === "inForce" && settledOn !== null && on < settledOn) warn("works_back", event, { on, settledOn });
  }

  let latest: PlanEvent | null = null;
  for (const { event, status } of replay(events)) {
    if (status === null) warn("passed_over", event, { kind: event.kind });
    if (event.on === null || event.kind === "inForce") continue;
    if (latest?.on && event.on < latest.on) {
      warn("recorded_out_of_order", event, { kind: event.kind, on: event.on, after: latest.kind, afterOn: latest.on });
    } else latest = event;
  }

  const [signed, countersigned, inForce] = [last("signedByState"), last("countersigned"), last("inForce")];
  if (signed && !last("approved", "provisionallyApproved")) warn("signed_without_approval", signed);
  if (countersigned && !signed) warn("countersigned_alone", countersigned);
  if (inForce && last("provisionallyApproved") && !last("approved")) warn("provisional_only", inForce);
  return found;
}
