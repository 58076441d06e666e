import type { FindingCode } from "@salus/domain";
import { foreignKey, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import {
  dismissalIdColumn,
  grantLineIdColumn,
  instant,
  lineageIdColumn,
  planIdColumn,
  tenantIdColumn,
  tenantIsolation,
  userIdColumn,
} from "./columns.ts";
import { plan } from "./plan.ts";

/**
 * A finding that somebody set aside, with the reason. It belongs to the plan, not to a version, and holds for what the
 * finding looked at (`fingerprint`): when that changes, the finding is back.
 */
export const dismissal = pgTable(
  "dismissal",
  {
    tenantId: tenantIdColumn().notNull(),
    id: dismissalIdColumn().notNull().defaultRandom(),
    planId: planIdColumn().notNull(),
    code: text().$type<FindingCode>().notNull(),
    nodeId: lineageIdColumn(),
    grantLineId: grantLineIdColumn(),
    field: text(),
    fingerprint: text().notNull(),
    reason: text().notNull(),
    dismissedBy: userIdColumn().notNull(),
    dismissedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "dismissal_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    unique("dismissal_once")
      .on(table.tenantId, table.planId, table.code, table.nodeId, table.grantLineId, table.field, table.fingerprint)
      .nullsNotDistinct(),
    tenantIsolation(),
  ],
);
