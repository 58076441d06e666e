import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, instant, ownDoings, tenantIdColumn, tenantIsolation, userIdColumn } from "./columns.ts";
import { tenant } from "./tenant.ts";

/**
 * Who did what, when, before, after. Append-only by grant; a trigger numbers the entries of a tenant and chains them:
 * `seq`, `prev_hash` and `hash` are the database's, whatever an insert says.
 */
export const auditEntry = pgTable(
  "audit_entry",
  {
    tenantId: tenantIdColumn()
      .notNull()
      .references(() => tenant.id),
    seq: bigint({ mode: "number" }).notNull().default(0),
    at: instant().notNull(),
    /** Null for the system itself: seeds, migrations. */
    actorId: userIdColumn(),
    actorTenantId: tenantIdColumn(),
    action: text().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    before: jsonb(),
    after: jsonb(),
    prevHash: bytes()
      .notNull()
      .default(sql`'\\x'::bytea`),
    hash: bytes()
      .notNull()
      .default(sql`'\\x'::bytea`),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.seq] }),
    index().on(table.tenantId, table.entity, table.entityId),
    // Read across tenants on the federal side: its own doings, newest first.
    index("audit_entry_doings").on(table.actorTenantId, table.at, table.tenantId, table.seq),
    tenantIsolation(),
    ownDoings(),
  ],
);

/** The last link of every chain: without it a cut tail could not be seen. */
export const auditHead = pgTable(
  "audit_head",
  {
    tenantId: tenantIdColumn()
      .primaryKey()
      .references(() => tenant.id),
    seq: bigint({ mode: "number" }).notNull(),
    hash: bytes().notNull(),
  },
  () => [tenantIsolation()],
);
