import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "#lib/api/types.ts";
import { choiceIn, chosenItems, timelineItems } from "./timeline-view.ts";

const entry = (id: string, kind: TimelineEntry["kind"], on: string | null, more: Partial<TimelineEntry> = {}) => ({
  ...{ id, kind, on, versionNumber: 1, recordedAt: "2026-01-12T09:00:00.000Z", actorName: null, reason: null },
  ...{ agendaItem: null, strikes: null, struckBy: null, decision: null, voteDoubts: [], canStrike: false, ...more },
});
const entries = [
  entry("a", "council", "2019-02-25", { struckBy: "d" }),
  entry("b", "college", "2019-02-11"),
  entry("c", "approved", null),
  entry("d", "struck", null, { strikes: "a", reason: "Verkeerd plan" }),
];
const items = timelineItems({
  entries,
  warnings: [{ code: "date_unknown", eventId: "c", params: { kind: "approved" } }],
});
const shown = (query: string) => chosenItems(items, choiceIn(new URL(`http://x/?${query}`))).map(({ id }) => id);

describe("the timeline of a dossier", () => {
  it("puts a counter-event and a warning with their event", () => {
    expect(items.map(({ id, counter, warnings }) => [id, counter?.reason, warnings.length])).toEqual([
      ["a", "Verkeerd plan", 0],
      ["b", undefined, 0],
      ["c", undefined, 1],
    ]);
  });

  it("is ordered by day or as it was recorded, and filtered by kind and by side", () => {
    expect(shown("")).toEqual(["b", "a", "c"]);
    expect(shown("order=recorded")).toEqual(["a", "b", "c"]);
    expect(shown("kind=college")).toEqual(["b"]);
    expect(shown("side=federal")).toEqual(["c"]);
    expect(shown("kind=nonsense&side=municipality")).toEqual(["b", "a"]);
  });
});
