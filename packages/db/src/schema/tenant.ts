import { languageRegimes, type LocalizedText, type Municipality, type TenantKind, tenantKinds } from "@salus/domain";
import { sql } from "drizzle-orm";
import { boolean, check, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant, isOneOf, nisColumn, tenantIdColumn } from "./columns.ts";
import { municipality } from "./reference.ts";

/** A municipality, or the federal administration, that uses Salus. */
export const tenant = pgTable(
  "tenant",
  {
    id: tenantIdColumn().primaryKey().defaultRandom(),
    kind: text().$type<TenantKind>().notNull(),
    nis: nisColumn()
      .unique()
      .references(() => municipality.nis),
    name: jsonb().$type<LocalizedText>().notNull(),
    languageRegime: text().$type<Municipality["languageRegime"]>().notNull(),
    demonstration: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (table) => [
    check("tenant_kind_check", isOneOf(table.kind, tenantKinds)),
    check("tenant_language_regime_check", isOneOf(table.languageRegime, languageRegimes)),
    check("tenant_nis_check", sql`(${table.kind} = 'municipality') = (${table.nis} is not null)`),
  ],
);
