import { z } from "@hono/zod-openapi";
import {
  DecisionDetails,
  eventClosedReasons,
  planEventKinds,
  planStatuses,
  Period,
  timelineWarnings,
  voteDoubts,
} from "@salus/domain";
import { EventView } from "../plan/plan.view.ts";

const Kind = z.enum(planEventKinds);
const Status = z.enum(planStatuses);
const Params = z.record(z.string(), z.union([z.string(), z.number()]));

/** What may be recorded now, and of everything else why not. */
export const EventSteps = z.object({
  open: z.array(z.object({ kind: Kind, to: Status, needsReason: z.boolean(), ownVerb: z.boolean() })),
  closed: z.array(z.object({ kind: Kind, reason: z.enum(eventClosedReasons) })),
});

export const TimelineEntry = EventView.extend({
  /** Of a counter-event: what it strikes through. */
  strikes: z.string().nullable(),
  /** The counter-event that struck this one through. */
  struckBy: z.string().nullable(),
  /** Names of who voted what are there for those who keep the decisions, and for nobody else. */
  decision: DecisionDetails.nullable(),
  voteDoubts: z.array(z.object({ code: z.enum(voteDoubts), params: Params })),
  canStrike: z.boolean(),
}).openapi("TimelineEntry");
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TimelineView = z
  .object({
    /** In the order they were recorded. */
    entries: z.array(TimelineEntry),
    /** What is odd in the order of things; it forbids nothing. */
    warnings: z.array(z.object({ code: z.enum(timelineWarnings), eventId: z.string(), params: Params })),
    versions: z.array(
      z.object({
        number: z.number().int(),
        status: Status,
        /** The days it covers; null where it covers none, or none that is known. */
        inForce: Period.nullable(),
      }),
    ),
    /** Of the latest version. */
    steps: EventSteps,
  })
  .openapi("Timeline");
export type TimelineView = z.infer<typeof TimelineView>;

export const DayStatusView = z
  .object({
    on: z.iso.date(),
    versions: z.array(
      z.object({
        number: z.number().int(),
        status: Status,
        inForce: z.boolean(),
        inHindsight: z.boolean(),
        /** Events without a day that may have happened by then. */
        unsure: z.array(z.string()),
      }),
    ),
    /** The agreements of this instrument that cover the day; more than one where periods overlap and none replaced the other. */
    agreements: z.array(z.object({ planId: z.string(), framework: z.string(), number: z.number().int() })),
  })
  .openapi("DayStatus");
export type DayStatusView = z.infer<typeof DayStatusView>;
