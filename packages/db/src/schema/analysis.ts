import {
  type Language,
  languages,
  type LetterKind,
  letterKinds,
  type LetterText,
  type Locale,
  type NoteKind,
  noteKinds,
  type RemarkField,
  remarkFields,
  type RemarkKind,
  remarkKinds,
} from "@salus/domain";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import {
  eventIdColumn,
  federalReading,
  instant,
  isOneOf,
  letterIdColumn,
  lineageIdColumn,
  nisColumn,
  planIdColumn,
  remarkIdColumn,
  submissionIdColumn,
  tenantIdColumn,
  tenantIsolation,
  userIdColumn,
} from "./columns.ts";
import { planEvent } from "./plan.ts";
import { submission } from "./submission.ts";

/**
 * Notes of the federal side on a plan: remarks that were not sent yet, and internal ones that never are. The rows are of
 * the federal tenant, and a trigger refuses them to a municipality: out of its reach by policy and by guard.
 */
export const federalNote = pgTable(
  "federal_note",
  {
    tenantId: tenantIdColumn().notNull(),
    id: remarkIdColumn().notNull().defaultRandom(),
    /** Of a municipality: no reference crosses the border. A note stays with the plan through its versions. */
    planId: planIdColumn().notNull(),
    submissionId: submissionIdColumn().notNull(),
    nodeId: lineageIdColumn(),
    field: text().$type<RemarkField>(),
    kind: text().$type<NoteKind>().notNull(),
    language: text().$type<Language>().notNull(),
    text: text().notNull(),
    repeats: remarkIdColumn(),
    writtenBy: userIdColumn().notNull(),
    writtenAt: instant().notNull(),
    editedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.planId),
    check("federal_note_kind_check", isOneOf(table.kind, noteKinds)),
    check("federal_note_field_check", isOneOf(table.field, remarkFields)),
    check("federal_note_language_check", isOneOf(table.language, languages)),
    tenantIsolation(),
  ],
);

/** What an adviser gave an item of the checklist. Of the federal tenant, like its notes. */
export const federalScore = pgTable(
  "federal_score",
  {
    tenantId: tenantIdColumn().notNull(),
    submissionId: submissionIdColumn().notNull(),
    item: text().notNull(),
    points: integer(),
    note: text().notNull().default(""),
    scoredBy: userIdColumn().notNull(),
    scoredAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.submissionId, table.item] }),
    check("federal_score_points_check", sql`${table.points} >= 0`),
    tenantIsolation(),
  ],
);

/** Who follows a municipality. Of the federal tenant. */
export const federalAdviser = pgTable(
  "federal_adviser",
  {
    tenantId: tenantIdColumn().notNull(),
    nis: nisColumn().notNull(),
    adviserId: userIdColumn().notNull(),
    assignedBy: userIdColumn().notNull(),
    assignedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.nis] }), tenantIsolation()],
);

/** A remark as it was sent, with its answer once that was handed over. Both sides read it. */
export const remark = pgTable(
  "remark",
  {
    tenantId: tenantIdColumn().notNull(),
    id: remarkIdColumn().notNull(),
    planId: planIdColumn().notNull(),
    submissionId: submissionIdColumn().notNull(),
    /** The event that it went with. */
    eventId: eventIdColumn().notNull(),
    /** Null: the plan as a whole. */
    nodeId: lineageIdColumn(),
    field: text().$type<RemarkField>(),
    kind: text().$type<RemarkKind>().notNull(),
    language: text().$type<Language>().notNull(),
    text: text().notNull(),
    repeats: remarkIdColumn(),
    sentAt: instant().notNull(),
    answer: text(),
    answerLanguage: text().$type<Language>(),
    answeredAt: instant(),
    settledAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "remark_submission_fk",
      columns: [table.tenantId, table.submissionId],
      foreignColumns: [submission.tenantId, submission.id],
    }),
    foreignKey({
      name: "remark_event_fk",
      columns: [table.tenantId, table.eventId],
      foreignColumns: [planEvent.tenantId, planEvent.id],
    }),
    foreignKey({
      name: "remark_repeats_fk",
      columns: [table.tenantId, table.repeats],
      foreignColumns: [table.tenantId, table.id],
    }),
    index().on(table.tenantId, table.planId),
    index().on(table.tenantId, table.submissionId),
    index().on(table.tenantId, table.eventId),
    index().on(table.tenantId, table.repeats),
    // What is internal cannot be sent, whatever a program does.
    check("remark_kind_check", isOneOf(table.kind, remarkKinds)),
    check("remark_field_check", isOneOf(table.field, remarkFields)),
    check("remark_answer_check", sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
    tenantIsolation(),
    federalReading(),
  ],
);

/** An answer while the municipality works on it: the federal side has no grant. */
export const remarkAnswer = pgTable(
  "remark_answer",
  {
    tenantId: tenantIdColumn().notNull(),
    remarkId: remarkIdColumn().notNull(),
    text: text().notNull(),
    language: text().$type<Language>().notNull(),
    writtenBy: userIdColumn().notNull(),
    writtenAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.remarkId] }),
    foreignKey({
      name: "remark_answer_remark_fk",
      columns: [table.tenantId, table.remarkId],
      foreignColumns: [remark.tenantId, remark.id],
    }),
    check("remark_answer_language_check", isOneOf(table.language, languages)),
    tenantIsolation(),
  ],
);

/** A letter as it went with an event, in both languages. Never changed. */
export const letter = pgTable(
  "letter",
  {
    tenantId: tenantIdColumn().notNull(),
    id: letterIdColumn().notNull().defaultRandom(),
    submissionId: submissionIdColumn().notNull(),
    eventId: eventIdColumn().notNull(),
    kind: text().$type<LetterKind>().notNull(),
    text: jsonb().$type<Record<Locale, LetterText>>().notNull(),
    writtenAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "letter_submission_fk",
      columns: [table.tenantId, table.submissionId],
      foreignColumns: [submission.tenantId, submission.id],
    }),
    foreignKey({
      name: "letter_event_fk",
      columns: [table.tenantId, table.eventId],
      foreignColumns: [planEvent.tenantId, planEvent.id],
    }),
    index().on(table.tenantId, table.submissionId),
    index().on(table.tenantId, table.eventId),
    check("letter_kind_check", isOneOf(table.kind, letterKinds)),
    tenantIsolation(),
    federalReading(),
  ],
);
