import { z } from "@hono/zod-openapi";
import {
  Instrument,
  Locale,
  obligationKinds,
  obligationStates,
  OfficialText,
  Period,
  PlainDate,
  queueShares,
} from "@salus/domain";

const Owed = z.object({
  key: z.string(),
  kind: z.enum(obligationKinds),
  framework: z.string(),
  instrument: Instrument,
  title: OfficialText,
  period: Period,
  demonstration: z.boolean(),
  /** The day it was asked, where somebody asked. */
  since: z.iso.date().nullable(),
  /** Null where no act that is known says until when. */
  dueOn: z.iso.date().nullable(),
  metOn: z.iso.date().nullable(),
  state: z.enum(obligationStates),
});

export const ObligationView = Owed.extend({
  planId: z.string().nullable(),
  /** No event shows it: who sends it says so. */
  canSettle: z.boolean(),
}).openapi("Obligation");
export type ObligationView = z.infer<typeof ObligationView>;

export const ObligationsView = z
  .object({
    /** What is owed, nearest day first, what has no day last and of that first what was asked; then what was given, the latest first. */
    obligations: z.array(ObligationView),
  })
  .openapi("Obligations");
export type ObligationsView = z.infer<typeof ObligationsView>;

export const owedSorts = ["due", "-due", "municipality", "-municipality", "kind"] as const;

export const OwedQuery = z.object({
  /** First and last day of what is due. */
  dueFrom: PlainDate.optional(),
  dueTo: PlainDate.optional(),
  obligation: z.enum(obligationKinds).optional(),
  instrument: Instrument.optional(),
  state: z.enum(["late", "owed", "undated", "met"]).default("owed"),
  /** A part of the municipality's name, or its code. */
  q: z.string().max(100).optional(),
  /** Of the municipalities that one follows, of those that nobody follows, or of all. */
  share: z.enum(queueShares).default("all"),
  sort: z.enum(owedSorts).default("due"),
  /** In which municipalities are sorted by name. */
  language: Locale.default("nl"),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type OwedQuery = z.infer<typeof OwedQuery>;

export const OwedView = z
  .object({
    owed: z.array(Owed.extend({ nis: z.string(), name: OfficialText })),
    total: z.number().int(),
    pages: z.number().int(),
    page: z.number().int(),
    /** How many of these are late, and how many municipalities they are of. */
    late: z.number().int(),
    municipalities: z.number().int(),
  })
  .openapi("Owed");
export type OwedView = z.infer<typeof OwedView>;

export const SettleObligation = z.object({ key: z.string().min(1).max(300), on: PlainDate });
export type SettleObligation = z.infer<typeof SettleObligation>;
