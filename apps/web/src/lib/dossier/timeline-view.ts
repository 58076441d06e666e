import { dayOfEvent, planEventKinds, type PlanEventKind, sideOf, type TenantKind } from "@salus/domain";
import type { Timeline, TimelineEntry } from "#lib/api/types.ts";
import { oneOf } from "#lib/federal/query.ts";

export type TimelineChoice = {
  readonly kind: PlanEventKind | null;
  readonly side: TenantKind | null;
  readonly order: "day" | "recorded";
};

/** One event with all that belongs to it: what is odd about it, and the counter-event that struck it through. */
export type TimelineItem = TimelineEntry & {
  readonly side: TenantKind;
  readonly warnings: Timeline["warnings"];
  readonly counter: TimelineEntry | null;
};

export const choiceIn = (url: Pick<URL, "search">): TimelineChoice => ({
  kind: oneOf(url, "kind", planEventKinds, null),
  side: oneOf(url, "side", ["municipality", "federal"], null),
  order: oneOf(url, "order", ["day", "recorded"], "day"),
});

/** A counter-event stands with what it strikes through, not in a row of its own. */
export function timelineItems({ entries, warnings }: Pick<Timeline, "entries" | "warnings">): TimelineItem[] {
  return entries
    .filter(({ kind }) => kind !== "struck")
    .map((entry) => ({
      ...entry,
      side: sideOf(entry.kind),
      warnings: warnings.filter(({ eventId }) => eventId === entry.id),
      counter: entries.find(({ id }) => id === entry.struckBy) ?? null,
    }));
}

const dayOf = ({ on, recordedAt }: TimelineEntry): string => dayOfEvent({ on, recordedAt: new Date(recordedAt) });

export const chosenItems = (items: readonly TimelineItem[], { kind, side, order }: TimelineChoice): TimelineItem[] => {
  const chosen = items.filter((item) => (kind ?? item.kind) === item.kind && (side ?? item.side) === item.side);
  return order === "recorded" ? chosen : chosen.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
};
