import {
  type FactCounts,
  type FactKind,
  factKinds,
  type Language,
  languages,
  type LocalizedText,
  type PlanDocument,
  type PlanEventKind,
  planEventKinds,
  type PlanStatus,
  planStatuses,
  type ReturnScope,
  type Target,
} from "@salus/domain";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import {
  cents,
  day,
  eventIdColumn,
  federalReading,
  instant,
  isOneOf,
  lineageIdColumn,
  nisColumn,
  planIdColumn,
  publishedReading,
  submissionIdColumn,
  tenantIdColumn,
  tenantIsolation,
  versionIdColumn,
} from "./columns.ts";
import type { DecisionText } from "./decision.ts";
import { plan, version } from "./plan.ts";
import { framework, municipality } from "./reference.ts";

/** What the federal side reads: the document as it was submitted. No draft ever stands here. */
export const submission = pgTable(
  "submission",
  {
    tenantId: tenantIdColumn().notNull(),
    id: submissionIdColumn().notNull().defaultRandom(),
    planId: planIdColumn().notNull(),
    versionId: versionIdColumn().notNull(),
    number: integer().notNull(),
    framework: text()
      .notNull()
      .references(() => framework.code),
    /** The revision of it that the version followed. */
    frameworkRevision: integer().notNull().default(1),
    nis: nisColumn()
      .notNull()
      .references(() => municipality.nis),
    language: text().$type<Language>().notNull(),
    status: text().$type<Exclude<PlanStatus, "draft">>().notNull(),
    submittedAt: instant().notNull(),
    decidedAt: instant(),
    /** Until when the dossier was to be submitted, by the calendar on the day of its first submission; null: not known. */
    deadlineOn: day(),
    document: jsonb().$type<PlanDocument>().notNull(),
    /** Hex SHA-256 of the document. */
    documentHash: text().notNull(),
    /** All grant lines of one year together; null where one of them is not known. */
    totalCents: cents(),
    /** On 1 January of the first year of the framework; null where no figure is known. */
    inhabitants: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "submission_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    foreignKey({
      name: "submission_version_fk",
      columns: [table.tenantId, table.versionId],
      foreignColumns: [version.tenantId, version.id],
    }),
    unique("submission_one_per_version").on(table.tenantId, table.versionId),
    index().on(table.tenantId, table.planId),
    // The federal side reads across tenants: these three do not begin with the tenant.
    index().on(table.id),
    index().on(table.framework, table.status),
    index().on(table.nis),
    check(
      "submission_status_check",
      isOneOf(
        table.status,
        planStatuses.filter((status) => status !== "draft"),
      ),
    ),
    check("submission_language_check", isOneOf(table.language, languages)),
    tenantIsolation(),
    federalReading(),
    publishedReading(),
  ],
);

/** One line per chapter, objective, result, indicator and amount of a submission: comparison reads these only. */
export const submissionFact = pgTable(
  "submission_fact",
  {
    tenantId: tenantIdColumn().notNull(),
    submissionId: submissionIdColumn().notNull(),
    seq: integer().notNull(),
    nis: nisColumn().notNull(),
    framework: text().notNull(),
    /** Code of the chapter, null for a chapter without one; for an amount the code of its scheme. */
    phenomenon: text(),
    strategicObjective: text(),
    kind: text().$type<FactKind>().notNull(),
    lineageId: lineageIdColumn(),
    text: jsonb().$type<LocalizedText>().notNull(),
    original: text().$type<Language>().notNull(),
    target: jsonb().$type<Target>(),
    amountCents: cents(),
    /** On chapters only. */
    counts: jsonb().$type<FactCounts>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.submissionId, table.seq] }),
    foreignKey({
      name: "submission_fact_submission_fk",
      columns: [table.tenantId, table.submissionId],
      foreignColumns: [submission.tenantId, submission.id],
    }),
    index("submission_fact_comparison").on(table.framework, table.phenomenon, table.nis),
    index("submission_fact_coverage")
      .on(table.framework, table.nis)
      .where(sql`${table.kind} = 'chapter'`),
    check("submission_fact_kind_check", isOneOf(table.kind, factKinds)),
    tenantIsolation(),
    federalReading(),
  ],
);

/** Copies of the events that both sides may read, written together with the event itself. */
export const submissionEvent = pgTable(
  "submission_event",
  {
    tenantId: tenantIdColumn().notNull(),
    id: eventIdColumn().notNull(),
    submissionId: submissionIdColumn().notNull(),
    kind: text().$type<PlanEventKind>().notNull(),
    onDate: day(),
    recordedAt: instant().notNull(),
    reason: text(),
    agendaItem: text(),
    strikes: eventIdColumn(),
    /** Of an agreement that was replaced: the version in its place. */
    replacedBy: versionIdColumn(),
    /** Of a decision: what both sides may read of it. Never who voted what. */
    decision: jsonb().$type<DecisionText>(),
    scope: jsonb().$type<ReturnScope>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "submission_event_submission_fk",
      columns: [table.tenantId, table.submissionId],
      foreignColumns: [submission.tenantId, submission.id],
    }),
    index().on(table.tenantId, table.submissionId),
    check("submission_event_kind_check", isOneOf(table.kind, planEventKinds)),
    tenantIsolation(),
    federalReading(),
  ],
);
