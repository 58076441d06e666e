import { type Framework, instruments, languageRegimes, type Municipality, type OfficialText } from "@salus/domain";
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
import { day, isOneOf, nisColumn } from "./columns.ts";

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

/** The fixed part of plans: acts, period, template. Seeded from the templates; `body` is the whole of its newest revision. */
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

/** Every revision of every framework, the newest too: what versions of plans are pinned to never changes. */
export const frameworkRevision = pgTable(
  "framework_revision",
  {
    code: text()
      .notNull()
      .references(() => framework.code),
    revision: integer().notNull(),
    body: jsonb().$type<Framework>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.revision] })],
);
