import { z } from "zod";
import type { EventId, PlanId, TenantId, UserId, VersionId } from "../ids.ts";
import { PlainDate } from "../period.ts";
import { ReturnScope } from "../analysis/return-scope.ts";

export const planStatuses = [
  "draft",
  "submitted",
  "acknowledged",
  "inAnalysis",
  "toCorrect",
  "returned",
  "provisionallyApproved",
  "approved",
  "refused",
  "signedByState",
  "countersigned",
  "inForce",
  "superseded",
  "withdrawn",
  "ended",
] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** Sent, and nothing decided yet. */
export const underReviewStatuses = ["submitted", "acknowledged", "inAnalysis", "toCorrect"] as const;
/** Of these statuses a plan has one version at most; while there is one, no other is begun. */
export const openStatuses = ["draft", ...underReviewStatuses] as const;
export const isOpenStatus = (status: PlanStatus): boolean => openStatuses.some((each) => each === status);
export const isUnderReview = (status: PlanStatus): boolean => underReviewStatuses.some((each) => each === status);

/** Statuses of an agreement that stands: it is public, and counts as approved. */
export const agreedStatuses = ["approved", "signedByState", "countersigned", "inForce"] as const;
export const isAgreed = (status: PlanStatus): boolean => agreedStatuses.some((agreed) => agreed === status);

/** Decisions of a body. They come when they come and move nothing. */
export const decisionKinds = ["college", "council", "councilOfMinisters", "minister", "policeCouncil"] as const;
export const DecisionKind = z.enum(decisionKinds);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** What happened, dated. The status of a version follows from these and from nothing else. */
export const planEventKinds = [
  "created",
  "imported",
  ...decisionKinds,
  "submitted",
  "acknowledged",
  "analysisBegan",
  "correctionAsked",
  "corrected",
  "returned",
  "provisionallyApproved",
  "approved",
  "refused",
  "signedByState",
  "countersigned",
  "inForce",
  "superseded",
  "withdrawn",
  "ended",
  /** On an agreement: a draft on top of it was begun. */
  "amendmentBegan",
  /** On what was withdrawn or refused: its text was taken up in a new draft. */
  "resumed",
  /** On an agreement: its text was taken over for the period of a new act. */
  "prolonged",
  /** Strikes another event through; nothing recorded is ever removed. */
  "struck",
] as const;
export const PlanEventKind = z.enum(planEventKinds);
export type PlanEventKind = z.infer<typeof PlanEventKind>;

export type PlanEvent = {
  id: EventId;
  versionId: VersionId;
  kind: PlanEventKind;
  /**
   * The day it happened, which may lie before the day it was recorded; of an entry into force, a replacement or an end
   * the first day it counts. Null where it is not known.
   */
  on: PlainDate | null;
  recordedAt: Date;
  actorId: UserId | null;
  /** Reason of a return, agenda item, vote …, as far as the kind has them. */
  reason: string | null;
  agendaItem: string | null;
  /** Of a counter-event: what it strikes through. */
  strikes: EventId | null;
};

/** A plan of one municipality, pinned to one framework; `version` is the one being looked at. */
export type Plan = {
  id: PlanId;
  tenantId: TenantId;
  framework: string;
  version: PlanVersion;
};

export type PlanVersion = {
  id: VersionId;
  number: number;
  status: PlanStatus;
  /** Grows with every write to the version's tree; names the tree in the ETag. */
  treeRevision: number;
  frozenAt: Date | null;
  submittedBy: UserId | null;
};

export const ReturnPlan = z.object({
  reason: z.string().trim().min(1).max(10_000),
  /** What may be corrected; without it, everything. */
  scope: ReturnScope.nullable().optional(),
});
export type ReturnPlan = z.infer<typeof ReturnPlan>;

export const ApprovePlan = z.object({ on: PlainDate, inForceOn: PlainDate.nullable() });
export type ApprovePlan = z.infer<typeof ApprovePlan>;
