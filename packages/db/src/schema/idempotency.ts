import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, tenantIdColumn, tenantIsolation, userIdColumn } from "./columns.ts";
import { tenant } from "./tenant.ts";

/** The answer to a request that named a key, so that the same request again gets the same answer and writes nothing. */
export const idempotencyKey = pgTable(
  "idempotency_key",
  {
    tenantId: tenantIdColumn()
      .notNull()
      .references(() => tenant.id),
    key: text().notNull(),
    accountId: userIdColumn().notNull(),
    requestHash: text().notNull(),
    status: integer(),
    body: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.key] }),
    index().on(table.tenantId, table.createdAt),
    tenantIsolation(),
  ],
);
