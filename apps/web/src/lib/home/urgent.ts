import { daysBetween, type PlainDate, type PlanStatus } from "@salus/domain";

type UrgentPlan = {
  id: string;
  version: { status: PlanStatus; number: number };
  deadline: PlainDate | null;
  findings: { blocking: number };
};

export type Urgent<Plan> = { plan: Plan } & (
  | { kind: "returned" }
  | { kind: "overdue"; days: number; deadline: PlainDate }
  | { kind: "due"; days: number; deadline: PlainDate }
);

/** A returned plan comes back as the draft of its next version. */
export const isReturned = ({ version }: Pick<UrgentPlan, "version">): boolean =>
  version.status === "returned" || (version.status === "draft" && version.number > 1);

const order = { returned: 0, overdue: 1, due: 2 } as const;
const longAgoDays = 366;

/** The one thing that cannot wait: a returned plan, then a deadline of this year that passed, then the nearest to come. */
export function mostUrgent<Plan extends UrgentPlan>(plans: readonly Plan[], today: PlainDate): Urgent<Plan> | null {
  const candidates = plans.flatMap((plan): Urgent<Plan>[] => {
    if (isReturned(plan)) return [{ plan, kind: "returned" }];
    if (plan.version.status !== "draft" || plan.deadline === null) return [];
    const days = daysBetween(today, plan.deadline);
    // A draft of years ago is kept work, not a fire.
    if (days < -longAgoDays) return [];
    return [{ plan, kind: days < 0 ? "overdue" : "due", days: Math.abs(days), deadline: plan.deadline }];
  });
  const distance = (urgent: Urgent<Plan>): number => (urgent.kind === "returned" ? 0 : urgent.days);
  return candidates.toSorted((a, b) => order[a.kind] - order[b.kind] || distance(a) - distance(b))[0] ?? null;
}
