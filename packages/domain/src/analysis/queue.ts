import type { Role } from "../actor.ts";
import { dayInBelgium, daysBetween } from "../days.ts";
import { isUnderReview, type PlanStatus } from "../plan/plan.ts";

export const queueShares = ["mine", "unassigned", "all"] as const;
export type QueueShare = (typeof queueShares)[number];
export const queueOrders = ["waiting", "newest", "name"] as const;

/** Who can follow a municipality. */
export const isAdviser = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  roles.includes("adviser") || roles.includes("framework-manager");

type Queued = { readonly status: PlanStatus; readonly adviserId: string | null; readonly submittedAt: string };

/** Waits for the federal side. A question that was asked waits for the municipality. */
export const waitsForUs = ({ status }: Pick<Queued, "status">): boolean =>
  isUnderReview(status) && status !== "toCorrect";

export const inShare = ({ adviserId }: Pick<Queued, "adviserId">, share: QueueShare, me: string): boolean =>
  share === "all" || adviserId === (share === "mine" ? me : null);

/** Whole days since a plan came in. */
export const daysWaiting = ({ submittedAt }: Pick<Queued, "submittedAt">, today: string): number =>
  Math.max(0, daysBetween(dayInBelgium(new Date(submittedAt)), today));
