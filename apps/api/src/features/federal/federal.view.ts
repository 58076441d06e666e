import { z } from "@hono/zod-openapi";
import {
  comparators,
  FactCounts,
  Instrument,
  Language,
  languageRegimes,
  LocalizedText,
  OfficialText,
  Period,
  planEventKinds,
  planStatuses,
  PresentedDifference,
  Target,
  targetKinds,
  targetPeriods,
} from "@salus/domain";
import { PublishedDocument, PublishedFramework } from "../../openapi.ts";
import { Actions, Closed } from "../plan/plan.view.ts";

const Status = z.enum(planStatuses).exclude(["draft"]);
const cents = z.number().int();

export const SubmissionView = z
  .object({
    id: z.string(),
    number: z.number().int(),
    framework: z.string(),
    instrument: Instrument,
    /** Of the framework. */
    title: OfficialText,
    period: Period,
    demonstration: z.boolean(),
    nis: z.string(),
    /** Of the municipality. */
    name: OfficialText,
    regionNis: z.string(),
    languageRegime: z.enum(languageRegimes),
    /** The language the plan is drawn up in. */
    language: Language,
    status: Status,
    submittedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    /** A year's; null as long as one line has no known total. */
    totalCents: cents.nullable(),
    inhabitants: z.number().int().nullable(),
    perHeadCents: cents.nullable(),
  })
  .openapi("Submission");
export type SubmissionView = z.infer<typeof SubmissionView>;

export const SubmissionEventView = z
  .object({
    id: z.string(),
    kind: z.enum(planEventKinds),
    on: z.iso.date().nullable(),
    recordedAt: z.iso.datetime(),
    reason: z.string().nullable(),
  })
  .openapi("SubmissionEvent");

export const SubmissionHead = z.object({
  id: z.string(),
  number: z.number().int(),
  status: Status,
  submittedAt: z.string(),
});
export type SubmissionHead = z.infer<typeof SubmissionHead>;

/** A line of the list: the submission that counts, and beside it the amendment that was refused or the agreement that still stands. */
export const ListedSubmission = SubmissionView.extend({ beside: SubmissionHead.nullable() }).openapi(
  "ListedSubmission",
);
export type ListedSubmission = z.infer<typeof ListedSubmission>;

export const SubmissionDifference = z
  .object({ submission: SubmissionView, from: SubmissionHead, difference: PresentedDifference })
  .openapi("SubmissionDifference");
export type SubmissionDifference = z.infer<typeof SubmissionDifference>;

export const SubmissionDetail = z
  .object({
    submission: SubmissionView,
    document: PublishedDocument,
    events: z.array(SubmissionEventView),
    /** Every submission of this plan, oldest first. */
    history: z.array(SubmissionHead),
    permittedActions: Actions,
    closed: Closed,
    framework: PublishedFramework,
  })
  .openapi("SubmissionDetail");
export type SubmissionDetail = z.infer<typeof SubmissionDetail>;

const CoverageCell = FactCounts.extend({ approved: z.boolean() });

export const MatrixView = z
  .object({
    phenomena: z.array(z.object({ code: z.string(), title: OfficialText })),
    municipalities: z.array(
      z.object({
        nis: z.string(),
        name: OfficialText,
        regionNis: z.string(),
        submissionId: z.string().nullable(),
        status: Status.nullable(),
        /** By phenomenon; null: not chosen. The whole is null where nothing was submitted. */
        cells: z.record(z.string(), CoverageCell.nullable()).nullable(),
      }),
    ),
  })
  .openapi("CoverageMatrix");
export type MatrixView = z.infer<typeof MatrixView>;

const ComparedText = z.object({ lineageId: z.string().nullable(), text: LocalizedText, original: Language });

const ComparedIndicator = ComparedText.extend({
  target: Target.nullable(),
  normalised: z
    .object({
      kind: z.enum(targetKinds),
      comparator: z.enum(comparators).nullable(),
      unit: z.string().nullable(),
      value: z.number().nullable(),
      per: z.enum(targetPeriods).nullable(),
      perYear: z.number().nullable(),
      /** The year's value for a thousand inhabitants. */
      perThousand: z.number().nullable(),
    })
    .nullable(),
});

const ComparedObjective = z.object({
  /** Null: results and indicators directly under the strategic objective. */
  objective: ComparedText.nullable(),
  results: z.array(ComparedText),
  indicators: z.array(ComparedIndicator),
});

export const ComparisonView = z
  .object({
    phenomenon: z.object({ code: z.string(), title: OfficialText.nullable() }),
    columns: z.array(
      z.object({
        submission: SubmissionView,
        state: z.enum(["chosen", "not-chosen", "not-submitted"]),
        counts: CoverageCell.nullable(),
        totalCents: cents.nullable(),
        totalPerHeadCents: cents.nullable(),
        amounts: z.array(
          z.object({
            scheme: z.string().nullable(),
            title: OfficialText.nullable(),
            amountCents: cents.nullable(),
            perHeadCents: cents.nullable(),
          }),
        ),
      }),
    ),
    /** One per strategic objective; the last one gathers what stands under none of the official ones. */
    rows: z.array(
      z.object({
        code: z.string().nullable(),
        title: OfficialText.nullable(),
        /** In the order of the columns; null: not chosen there. */
        cells: z.array(z.array(ComparedObjective).nullable()),
      }),
    ),
  })
  .openapi("Comparison");
export type ComparisonView = z.infer<typeof ComparisonView>;

export const CoverageMapView = z
  .object({
    municipalities: z.array(
      z.object({ nis: z.string(), status: Status.nullable(), submissionId: z.string().nullable() }),
    ),
  })
  .openapi("CoverageMap");
export type CoverageMapView = z.infer<typeof CoverageMapView>;
