import { agreedStatuses, dayInBelgium, dayOfEvent, type PlanEventKind, type PlanStatus } from "@salus/domain";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { Step } from "#lib/ui/Steps.svelte";
import type { HomePlan } from "./load-municipal.ts";
import { openReturn } from "#lib/plan/open-return.ts";
import { submissionOwedBy } from "./urgent.ts";

const hidden: ReadonlySet<PlanEventKind> = new Set(["created", "imported", "struck"]);
const review: readonly PlanStatus[] = ["submitted", "acknowledged", "inAnalysis", "toCorrect", "provisionallyApproved"];
const agreed: readonly PlanStatus[] = agreedStatuses;
const over: ReadonlySet<PlanStatus> = new Set(["inForce", "refused", "superseded", "withdrawn", "ended"]);

/** What the law still expects after the step at hand. */
function afterNow(status: PlanStatus): ("submitted" | "approved" | "inForce")[] {
  if (status === "draft") return ["submitted", "approved", "inForce"];
  if (status === "returned") return ["approved", "inForce"];
  return review.includes(status) ? ["inForce"] : [];
}

/** The line of a plan: dated events as they happened, the ring where it is now, dots for what is still to come. */
export function planSteps(i18n: I18n, plan: HomePlan): Step[] {
  const { status } = plan.version;
  const { deadline } = plan;
  const owedBy = submissionOwedBy(plan);
  const isAmendment = status === "draft" && plan.version.number > 1;
  const recorded = (event: HomePlan["events"][number]): string => dayInBelgium(new Date(event.recordedAt));
  const day = ({ on, recordedAt }: HomePlan["events"][number]): string =>
    dayOfEvent({ on, recordedAt: new Date(recordedAt) });
  // What came into force backwards in time stands where it was decided.
  const placed = (event: HomePlan["events"][number]): string =>
    event.kind === "inForce" && recorded(event) > day(event) ? recorded(event) : day(event);

  const happened = plan.events
    .filter(({ kind }) => !hidden.has(kind))
    .toSorted((a, b) => placed(a).localeCompare(placed(b)) || a.recordedAt.localeCompare(b.recordedAt))
    .map((event): Step => {
      const isLate =
        deadline !== null && day(event) > deadline && (event.kind === "council" || event.kind === "submitted");
      return {
        id: event.id,
        title: sentence(i18n.t((m) => m.enums.planEvent[event.kind])),
        when: i18n.date(event.on ?? event.recordedAt),
        note: event.agendaItem ? i18n.t((m) => m.home.where.agendaItem, { item: event.agendaItem }) : undefined,
        state: "done",
        odd: isLate && event.versionNumber === 1 ? i18n.t((m) => m.home.where.late) : undefined,
      };
    });

  const now: Step[] = over.has(status)
    ? []
    : [
        {
          id: "now",
          title: openReturn(plan)
            ? i18n.t((m) => m.home.where.correction)
            : isAmendment
              ? i18n.t((m) => m.home.where.amendment)
              : status === "draft"
                ? i18n.t((m) => m.home.where.draft)
                : !agreed.includes(status)
                  ? i18n.t((m) => m.home.where.judged)
                  : i18n.t((m) => m.home.where.inForce),
          when:
            status === "draft" && owedBy ? i18n.t((m) => m.home.where.before, { date: i18n.date(owedBy) }) : undefined,
          note: status === "draft" ? i18n.t((m) => m.home.where.withYou) : i18n.t((m) => m.home.where.withFederal),
          state: "now",
        },
      ];
  const titles = {
    submitted: i18n.t((m) => m.home.where.submitted),
    approved: i18n.t((m) => m.home.where.judged),
    inForce: i18n.t((m) => m.home.where.inForce),
  };
  const coming = afterNow(status).map((step): Step => ({
    id: step,
    title: titles[step],
    when: i18n.t((m) => m.home.where.notYet),
    state: "todo",
  }));
  return [...happened, ...now, ...coming];
}

const sentence = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
