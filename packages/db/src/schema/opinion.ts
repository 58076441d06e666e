import {
  type DraftOpinion,
  type Instrument,
  type Language,
  languages,
  type Locale,
  locales,
  type OfficialText,
  type OpinionGiver,
  opinionGivers,
  type OpinionHeading,
  type OpinionOutcome,
  opinionOutcomes,
  type OpinionPart,
  type Period,
} from "@salus/domain";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import {
  day,
  federalReading,
  instant,
  isOneOf,
  opinionIdColumn,
  planIdColumn,
  submissionIdColumn,
  tenantIdColumn,
  tenantIsolation,
  userIdColumn,
} from "./columns.ts";
import { submission } from "./submission.ts";

/** Whose plan an opinion is about, as it was when it was asked. */
export type OpinionSubject = {
  readonly name: OfficialText;
  readonly title: OfficialText;
  readonly instrument: Instrument;
  readonly period: Period;
  readonly number: number;
  readonly submittedAt: string;
};

/**
 * An opinion that the federal side asks of a third party. All that its link opens stands in this row: nothing else has to
 * be read for whoever holds it. Of the federal tenant, like its notes.
 */
export const federalOpinion = pgTable(
  "federal_opinion",
  {
    tenantId: tenantIdColumn().notNull(),
    id: opinionIdColumn().notNull().defaultRandom(),
    /** Of a municipality: no reference crosses the border. */
    planId: planIdColumn().notNull(),
    submissionId: submissionIdColumn().notNull(),
    name: text().notNull(),
    organisation: text().notNull(),
    giver: text().$type<OpinionGiver>().notNull(),
    email: text().notNull(),
    /** Of the invitation. */
    language: text().$type<Locale>().notNull(),
    question: text().notNull(),
    subject: jsonb().$type<OpinionSubject>().notNull(),
    /** What the opinion is about; null: the whole agreement. */
    parts: jsonb().$type<OpinionHeading[]>(),
    /** The words of those parts, out of the submission, which never changes. */
    excerpt: jsonb().$type<OpinionPart[]>().notNull(),
    /** The last day on which it can be given. */
    until: day().notNull(),
    /** Hex SHA-256 of the secret. */
    secretHash: text().notNull(),
    askedBy: userIdColumn().notNull(),
    askedAt: instant().notNull(),
    openedAt: instant(),
    /** What the third party wrote and did not send: nobody else's to read. */
    draft: jsonb().$type<DraftOpinion>(),
    outcome: text().$type<OpinionOutcome>(),
    answer: text(),
    answerLanguage: text().$type<Language>(),
    answeredAt: instant(),
    withdrawnAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.planId),
    check("federal_opinion_giver_check", isOneOf(table.giver, opinionGivers)),
    check("federal_opinion_language_check", isOneOf(table.language, locales)),
    check("federal_opinion_outcome_check", isOneOf(table.outcome, opinionOutcomes)),
    check(
      "federal_opinion_answer_check",
      sql`num_nulls(${table.outcome}, ${table.answer}, ${table.answerLanguage}, ${table.answeredAt}) in (0, 4)`,
    ),
    tenantIsolation(),
  ],
);

/** An opinion that the federal side shares with the municipality, as it was given. It is there as long as it is shared. */
export const sharedOpinion = pgTable(
  "shared_opinion",
  {
    tenantId: tenantIdColumn().notNull(),
    id: opinionIdColumn().notNull(),
    planId: planIdColumn().notNull(),
    submissionId: submissionIdColumn().notNull(),
    organisation: text().notNull(),
    giver: text().$type<OpinionGiver>().notNull(),
    question: text().notNull(),
    parts: jsonb().$type<OpinionHeading[]>(),
    outcome: text().$type<OpinionOutcome>().notNull(),
    answer: text().notNull(),
    answerLanguage: text().$type<Language>().notNull(),
    answeredAt: instant().notNull(),
    sharedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "shared_opinion_submission_fk",
      columns: [table.tenantId, table.submissionId],
      foreignColumns: [submission.tenantId, submission.id],
    }),
    index().on(table.tenantId, table.planId),
    index().on(table.tenantId, table.submissionId),
    check("shared_opinion_giver_check", isOneOf(table.giver, opinionGivers)),
    check("shared_opinion_outcome_check", isOneOf(table.outcome, opinionOutcomes)),
    check("shared_opinion_language_check", isOneOf(table.answerLanguage, languages)),
    tenantIsolation(),
    federalReading(),
  ],
);
