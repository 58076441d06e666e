import { daysBetween, type ObligationKind, type PlainDate, type PlanStatus } from "@salus/domain";
import { openReturn } from "#lib/plan/open-return.ts";

type UrgentPlan = Parameters<typeof openReturn>[0] & {
  readonly period: { readonly to: PlainDate };
  readonly version: { readonly status: PlanStatus };
  readonly findings: { readonly blocking: number };
  /** What is still owed of it. */
  readonly owed: readonly { readonly kind: ObligationKind; readonly dueOn: PlainDate | null }[];
};

export type Urgent<Plan> = { plan: Plan } & (
  | { kind: "returned"; reason: string }
  | { kind: "answer" | "countersignature" | "refused" }
  | { kind: "overdue" | "due"; days: number; deadline: PlainDate }
);

const order = ["returned", "answer", "countersignature", "overdue", "due", "refused"] as const;
const longAgoDays = 366;

/**
 * The one thing that cannot wait: what the federal side asks, then a deadline of this year that passed, then the nearest
 * to come, then a refusal.
 */
export function mostUrgent<Plan extends UrgentPlan>(plans: readonly Plan[], today: PlainDate): Urgent<Plan> | null {
  const candidates = plans.flatMap((plan): Urgent<Plan>[] => {
    const returned = openReturn(plan);
    if (returned) return [{ plan, kind: "returned", reason: returned.reason }];
    const asked = (["answer", "countersignature"] as const).find((kind) =>
      plan.owed.some((each) => each.kind === kind),
    );
    if (asked) return [{ plan, kind: asked }];
    if (plan.version.status === "refused" && plan.period.to >= today) return [{ plan, kind: "refused" }];
    const deadline = submissionOwedBy(plan);
    if (plan.version.status !== "draft" || deadline === null) return [];
    const days = daysBetween(today, deadline);
    // A draft of years ago is kept work, not a fire.
    if (days < -longAgoDays) return [];
    return [{ plan, kind: days < 0 ? "overdue" : "due", days: Math.abs(days), deadline }];
  });
  const distance = (urgent: Urgent<Plan>): number => ("days" in urgent ? urgent.days : 0);
  return (
    candidates.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || distance(a) - distance(b))[0] ?? null
  );
}

/** Until when the plan is to be submitted; null once it was, or where no day is known. */
export const submissionOwedBy = ({ owed }: Pick<UrgentPlan, "owed">): PlainDate | null =>
  owed.find(({ kind }) => kind === "submission")?.dueOn ?? null;
