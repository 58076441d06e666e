import { type AssignmentState, assignmentStates } from "@salus/domain";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import {
  assignmentIdColumn,
  commentIdColumn,
  day,
  instant,
  isOneOf,
  lineageIdColumn,
  planIdColumn,
  tenantIdColumn,
  tenantIsolation,
  userIdColumn,
} from "./columns.ts";
import { plan } from "./plan.ts";

/**
 * What a colleague remarks about a node, in every version of the plan, or about the plan as a whole. The first comment
 * of a thread gives the thread its id and says whether it is resolved. Internal to the municipality.
 */
export const comment = pgTable(
  "comment",
  {
    tenantId: tenantIdColumn().notNull(),
    id: commentIdColumn().notNull().defaultRandom(),
    planId: planIdColumn().notNull(),
    threadId: commentIdColumn().notNull(),
    /** Null: the plan as a whole. The same in the whole thread. */
    nodeId: lineageIdColumn(),
    authorId: userIdColumn().notNull(),
    /** Mentions stand in it as `@{account id}`; empty once it was removed. */
    text: text().notNull(),
    mentions: uuid().array().notNull().default([]),
    createdAt: instant().notNull(),
    editedAt: instant(),
    removedAt: instant(),
    resolvedAt: instant(),
    resolvedBy: userIdColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "comment_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    foreignKey({
      name: "comment_thread_fk",
      columns: [table.tenantId, table.threadId],
      foreignColumns: [table.tenantId, table.id],
    }),
    index().on(table.tenantId, table.planId, table.createdAt),
    index().on(table.tenantId, table.threadId),
    check("comment_resolved_check", sql`${table.resolvedAt} is null or ${table.threadId} = ${table.id}`),
    check("comment_removed_check", sql`${table.removedAt} is null or ${table.text} = ''`),
    tenantIsolation(),
  ],
);

/** Until when a person has read a thread. */
export const commentReading = pgTable(
  "comment_reading",
  {
    tenantId: tenantIdColumn().notNull(),
    accountId: userIdColumn().notNull(),
    threadId: commentIdColumn().notNull(),
    readAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.accountId, table.threadId] }),
    foreignKey({
      name: "comment_reading_thread_fk",
      columns: [table.tenantId, table.threadId],
      foreignColumns: [comment.tenantId, comment.id],
    }),
    index().on(table.tenantId, table.threadId),
    tenantIsolation(),
  ],
);

/** This branch, that colleague, by that day. */
export const assignment = pgTable(
  "assignment",
  {
    tenantId: tenantIdColumn().notNull(),
    id: assignmentIdColumn().notNull().defaultRandom(),
    planId: planIdColumn().notNull(),
    /** Null: the plan as a whole. */
    nodeId: lineageIdColumn(),
    assigneeId: userIdColumn().notNull(),
    assignedBy: userIdColumn().notNull(),
    dueOn: day().notNull(),
    note: text().notNull(),
    state: text().$type<AssignmentState>().notNull().default("open"),
    createdAt: instant().notNull(),
    doneAt: instant(),
    doneBy: userIdColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "assignment_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    index().on(table.tenantId, table.planId),
    index().on(table.tenantId, table.assigneeId, table.state),
    check("assignment_state_check", isOneOf(table.state, assignmentStates)),
    check("assignment_done_check", sql`(${table.state} = 'done') = (${table.doneAt} is not null)`),
    tenantIsolation(),
  ],
);
