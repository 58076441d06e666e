import type {
  Action,
  ClosedReason,
  Dismissal,
  Framework,
  GrantLine,
  Language,
  LanguageRegime,
  PlainDate,
  PlanAction,
  PlanEventKind,
  PlanNode,
  PlanStatus,
  ReturnScope,
} from "@salus/domain";
import type { GoalLines } from "./goal-words.svelte.ts";

export type Version = {
  readonly id: string;
  readonly number: number;
  readonly status: PlanStatus;
  readonly treeRevision: number;
  readonly language: Language;
  readonly frozenAt: string | null;
  readonly createdAt: string;
  /** What may be corrected, where the version before was returned in part. */
  readonly scope?: ReturnScope | null;
};

export type DatedEvent = {
  readonly id: string;
  readonly versionNumber: number;
  readonly kind: PlanEventKind;
  readonly on: PlainDate | null;
  readonly recordedAt: string;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly agendaItem: string | null;
};

/** One version of a plan with all the workspace shows of it. */
export type PlanData = {
  readonly planId: string;
  readonly version: Version;
  readonly versions: readonly Version[];
  readonly events: readonly DatedEvent[];
  readonly permittedActions: readonly Action[];
  readonly closed: readonly { readonly action: PlanAction; readonly reason: ClosedReason }[];
  readonly framework: Framework;
  readonly nodes: readonly PlanNode[];
  readonly grantLines: readonly GrantLine[];
  readonly languageRegime: LanguageRegime;
  /** The calendar day in Belgium. */
  readonly today: PlainDate;
  /** Codes of phenomena that can no longer be chosen. */
  /** A later revision of the framework than the one this draft follows. */
  readonly newerRevision: number | null;
  readonly closedPhenomena: readonly string[];
  /** Findings that somebody set aside. */
  readonly dismissals: readonly Dismissal[];
  /** Whether this person may set findings aside. */
  readonly canDismiss: boolean;
  /** Targets in words, for the page that is shown first. */
  readonly goals: GoalLines;
  readonly me: { readonly userId: string; readonly tenantId: string };
};
