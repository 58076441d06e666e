import { type LocalizedText, type MessageSide, messageSides } from "@salus/domain";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import {
  federalReading,
  instant,
  isOneOf,
  messageIdColumn,
  newsletterIdColumn,
  nisColumn,
  planIdColumn,
  tenantIdColumn,
  tenantIsolation,
  threadIdColumn,
  userIdColumn,
} from "./columns.ts";
import { plan } from "./plan.ts";
import { framework, municipality } from "./reference.ts";
import { tenant } from "./tenant.ts";

/** A conversation between both sides about one dossier. It stands with the municipality; both sides read it. */
export const messageThread = pgTable(
  "message_thread",
  {
    tenantId: tenantIdColumn().notNull(),
    id: threadIdColumn().notNull().defaultRandom(),
    planId: planIdColumn().notNull(),
    nis: nisColumn()
      .notNull()
      .references(() => municipality.nis),
    framework: text()
      .notNull()
      .references(() => framework.code),
    subject: text().notNull(),
    begunBy: text().$type<MessageSide>().notNull(),
    createdAt: instant().notNull(),
    lastAt: instant().notNull(),
    lastSide: text().$type<MessageSide>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "message_thread_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    index().on(table.tenantId, table.planId, table.lastAt),
    // Read across tenants on the federal side.
    index("message_thread_latest").on(table.lastAt),
    index().on(table.nis),
    index().on(table.framework),
    check("message_thread_begun_by_check", isOneOf(table.begunBy, messageSides)),
    check("message_thread_last_side_check", isOneOf(table.lastSide, messageSides)),
    tenantIsolation(),
    federalReading(),
  ],
);

/** What one side said to the other. Append-only; who it was is known to their own side. */
export const message = pgTable(
  "message",
  {
    tenantId: tenantIdColumn().notNull(),
    id: messageIdColumn().notNull().defaultRandom(),
    threadId: threadIdColumn().notNull(),
    side: text().$type<MessageSide>().notNull(),
    authorId: userIdColumn().notNull(),
    text: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "message_thread_fk",
      columns: [table.tenantId, table.threadId],
      foreignColumns: [messageThread.tenantId, messageThread.id],
    }),
    index().on(table.tenantId, table.threadId, table.createdAt),
    check("message_side_check", isOneOf(table.side, messageSides)),
    tenantIsolation(),
    federalReading(),
  ],
);

/** Until when a person has read a conversation or a newsletter. It stands with the reader's own tenant. */
export const messageReading = pgTable(
  "message_reading",
  {
    tenantId: tenantIdColumn()
      .notNull()
      .references(() => tenant.id),
    accountId: userIdColumn().notNull(),
    /** A conversation or a newsletter; of a municipality where the reader is on the federal side. */
    subjectId: uuid().notNull(),
    readAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.accountId, table.subjectId] }), tenantIsolation()],
);

/** What the federal side wrote to many at once; it stands with the federal side. */
export const newsletter = pgTable(
  "newsletter",
  {
    tenantId: tenantIdColumn()
      .notNull()
      .references(() => tenant.id),
    id: newsletterIdColumn().notNull().defaultRandom(),
    subject: jsonb().$type<LocalizedText>().notNull(),
    text: jsonb().$type<LocalizedText>().notNull(),
    sentAt: instant().notNull(),
    sentBy: userIdColumn().notNull(),
    recipients: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] }), tenantIsolation()],
);

/** The copy of one municipality, with when somebody there first read it. Who that was is not told. */
export const newsletterCopy = pgTable(
  "newsletter_copy",
  {
    tenantId: tenantIdColumn()
      .notNull()
      .references(() => tenant.id),
    newsletterId: newsletterIdColumn().notNull(),
    nis: nisColumn()
      .notNull()
      .references(() => municipality.nis),
    subject: jsonb().$type<LocalizedText>().notNull(),
    text: jsonb().$type<LocalizedText>().notNull(),
    sentAt: instant().notNull(),
    firstReadAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.newsletterId] }),
    // Read across tenants on the federal side.
    index("newsletter_copy_receipts").on(table.newsletterId),
    index().on(table.nis),
    tenantIsolation(),
    federalReading(),
  ],
);
