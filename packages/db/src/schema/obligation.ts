import { type Instrument, instruments, type ObligationKind, obligationKinds } from "@salus/domain";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import {
  calendarLinkIdColumn,
  day,
  federalReading,
  instant,
  isOneOf,
  nisColumn,
  planIdColumn,
  tenantIdColumn,
  tenantIsolation,
  userIdColumn,
} from "./columns.ts";
import { plan } from "./plan.ts";
import { framework, municipality } from "./reference.ts";

/**
 * What a municipality owes under a framework. Worked out from the calendar and from what was recorded, and written with
 * it, so that the federal side reads who owes what without reading a plan. It tells that a municipality takes part.
 */
export const obligation = pgTable(
  "obligation",
  {
    tenantId: tenantIdColumn().notNull(),
    key: text().notNull(),
    nis: nisColumn()
      .notNull()
      .references(() => municipality.nis),
    framework: text()
      .notNull()
      .references(() => framework.code),
    instrument: text().$type<Instrument>().notNull(),
    /** Null where no plan was begun yet. */
    planId: planIdColumn(),
    kind: text().$type<ObligationKind>().notNull(),
    since: day(),
    dueOn: day(),
    metOn: day(),
    /** Who said that it was sent, where no event shows it. */
    settledBy: userIdColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.key] }),
    foreignKey({
      name: "obligation_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    index().on(table.tenantId, table.planId),
    index().on(table.framework),
    index().on(table.nis),
    // Read across tenants on the federal side: what is still owed, by its day.
    index("obligation_owed")
      .on(table.dueOn, table.nis)
      .where(sql`${table.metOn} is null`),
    check("obligation_kind_check", isOneOf(table.kind, obligationKinds)),
    check("obligation_instrument_check", isOneOf(table.instrument, instruments)),
    tenantIsolation(),
    federalReading(),
  ],
);

/** The secret address under which a person reads the calendar; only its hash is kept. */
export const calendarLink = pgTable(
  "calendar_link",
  {
    tenantId: tenantIdColumn().notNull(),
    id: calendarLinkIdColumn().notNull().defaultRandom(),
    accountId: userIdColumn().notNull(),
    secretHash: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("calendar_link_one_per_person").on(table.tenantId, table.accountId),
    tenantIsolation(),
  ],
);
