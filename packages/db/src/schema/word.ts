import { type Language, languages } from "@salus/domain";
import { sql } from "drizzle-orm";
import { check, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { instant, isOneOf, tenantIdColumn, tenantIsolation, userIdColumn, wordIdColumn } from "./columns.ts";
import { tenant } from "./tenant.ts";

/** Words that the speller lets pass: the municipality's, or those one person keeps for the work there. */
export const word = pgTable(
  "word",
  {
    tenantId: tenantIdColumn()
      .notNull()
      .references(() => tenant.id),
    id: wordIdColumn().notNull().defaultRandom(),
    language: text().$type<Language>().notNull(),
    word: text().notNull(),
    /** Whose list it stands on; null for the municipality's. */
    accountId: userIdColumn(),
    addedBy: userIdColumn().notNull(),
    addedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("word_once").on(table.tenantId, table.accountId, table.language, table.word).nullsNotDistinct(),
    check("word_language_check", isOneOf(table.language, languages)),
    check("word_text_check", sql`char_length(${table.word}) between 1 and 60`),
    tenantIsolation(),
  ],
);
