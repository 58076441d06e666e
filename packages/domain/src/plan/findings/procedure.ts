import { daysBetween } from "../../days.ts";
import type { PlanEventKind } from "../plan.ts";
import type { Context, PlanRule } from "./context.ts";
import { submissionDeadline } from "./deadline.ts";
import { finding } from "./finding.ts";

type Recorded = Context["events"][number];

/** The last event of a kind, by when it was recorded. */
const lastOf = (events: readonly Recorded[], kind: PlanEventKind): Recorded | undefined =>
  events.filter((event) => event.kind === kind).toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0];

/*
 * Everything here is a warning. Councils decide after the deadline and contracts are signed in their last fortnight: the
 * order of events is recorded and shown, never forbidden.
 */
export const councilMissing: PlanRule = ({ events }) => {
  const council = lastOf(events, "council");
  if (!council) return [finding("procedure.council_missing")];
  return council.on === null ? [finding("procedure.council_date_unknown")] : [];
};

export const decisionAfterDeadline: PlanRule = ({ events, framework }) => {
  const [on, deadlineOn] = [lastOf(events, "council")?.on ?? null, submissionDeadline(framework)];
  return on !== null && deadlineOn !== null && on > deadlineOn
    ? [finding("procedure.decision_after_deadline", { params: { on, deadlineOn } })]
    : [];
};

export const councilBeforeCollege: PlanRule = ({ events }) => {
  const [council, college] = [lastOf(events, "council")?.on ?? null, lastOf(events, "college")?.on ?? null];
  return council !== null && college !== null && council < college
    ? [finding("procedure.council_before_college", { params: { councilOn: council, collegeOn: college } })]
    : [];
};

export const decisionInFuture: PlanRule = ({ events, today }) =>
  (["college", "council"] as const).flatMap((kind) => {
    const on = lastOf(events, kind)?.on ?? null;
    return on !== null && on > today ? [finding("procedure.decision_in_future", { params: { kind, on } })] : [];
  });

export const submissionLate: PlanRule = ({ events, framework, today }) => {
  const deadlineOn = submissionDeadline(framework);
  if (deadlineOn === null) return [];
  const submitted = lastOf(events, "submitted");
  if (!submitted) return today > deadlineOn ? [finding("procedure.deadline_passed", { params: { deadlineOn } })] : [];
  const { on } = submitted;
  return on !== null && on > deadlineOn
    ? [finding("procedure.submitted_after_deadline", { params: { on, deadlineOn } })]
    : [];
};

/** Sent with the council still to decide: allowed, and the reader should know. */
export const submittedBeforeCouncil: PlanRule = ({ events }) => {
  const [councilOn, submittedOn] = [lastOf(events, "council")?.on ?? null, lastOf(events, "submitted")?.on ?? null];
  return councilOn !== null && submittedOn !== null && submittedOn < councilOn
    ? [finding("procedure.submitted_before_council", { params: { councilOn, submittedOn } })]
    : [];
};

const lateAfterDays = 365;

/** Decided more than a year into the period, or after it: the plan works back. */
export const decidedLate: PlanRule = ({ events, period }) => {
  const on = lastOf(events, "council")?.on ?? null;
  if (on === null) return [];
  const isLate = on > period.to || daysBetween(period.from, on) > lateAfterDays;
  return isLate ? [finding("procedure.decided_late", { params: { on, fromOn: period.from, toOn: period.to } })] : [];
};
