import {
  type DraftOrigin,
  draftOrigins,
  type Framework,
  type FrameworkDraftBody,
  instruments,
  languageRegimes,
  type Municipality,
  type OfficialText,
} from "@salus/domain";
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import {
  day,
  frameworkDraftIdColumn,
  instant,
  isOneOf,
  nisColumn,
  tenantIdColumn,
  tenantIsolation,
  userIdColumn,
} from "./columns.ts";

/** Every municipality that is or was, with its successor after a merger. Seeded from the templates. */
export const municipality = pgTable(
  "municipality",
  {
    nis: nisColumn().primaryKey(),
    name: jsonb().$type<OfficialText>().notNull(),
    languageRegime: text().$type<Municipality["languageRegime"]>().notNull(),
    regionNis: text().notNull(),
    provinceNis: text(),
    validFrom: day().notNull(),
    validTo: day(),
    successorNis: nisColumn().references((): AnyPgColumn => municipality.nis),
    /** Inhabitants on 1 January, per year. */
    population: jsonb().$type<Municipality["population"]>().notNull(),
  },
  (table) => [
    check("municipality_language_regime_check", isOneOf(table.languageRegime, languageRegimes)),
    index().on(table.successorNis),
  ],
);

/** The fixed part of plans: acts, period, template. `body` is the whole of its newest revision. */
export const framework = pgTable(
  "framework",
  {
    code: text().primaryKey(),
    instrument: text().$type<Framework["instrument"]>().notNull(),
    demonstration: boolean().notNull(),
    periodFrom: day().notNull(),
    periodTo: day().notNull(),
    body: jsonb().$type<Framework>().notNull(),
  },
  (table) => [check("framework_instrument_check", isOneOf(table.instrument, instruments))],
);

/**
 * Every revision of every framework, the newest too: what versions of plans are pinned to never changes. Seeded from the
 * templates, or published by the federal side: a trigger admits only its tenant, one revision after another.
 */
export const frameworkRevision = pgTable(
  "framework_revision",
  {
    code: text()
      .notNull()
      .references(() => framework.code),
    revision: integer().notNull(),
    body: jsonb().$type<Framework>().notNull(),
    /** Null: it came with the program. */
    publishedAt: instant(),
    publishedBy: userIdColumn(),
  },
  (table) => [primaryKey({ columns: [table.code, table.revision] })],
);

/** A framework that is being written. Of the federal tenant, which no municipality reads; gone once it is published. */
export const frameworkDraft = pgTable(
  "framework_draft",
  {
    tenantId: tenantIdColumn().notNull(),
    id: frameworkDraftIdColumn().notNull(),
    origin: text().$type<DraftOrigin>().notNull(),
    fromCode: text(),
    fromRevision: integer(),
    revision: integer().notNull().default(1),
    body: jsonb().$type<FrameworkDraftBody>().notNull(),
    createdBy: userIdColumn().notNull(),
    createdAt: instant().notNull(),
    updatedBy: userIdColumn().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    check("framework_draft_origin_check", isOneOf(table.origin, draftOrigins)),
    check("framework_draft_from_check", sql`(${table.origin} = 'nothing') = (${table.fromCode} is null)`),
    tenantIsolation(),
  ],
);
