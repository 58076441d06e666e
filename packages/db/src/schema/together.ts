import {
  type AssignmentState,
  assignmentStates,
  type DigestRhythm,
  digestRhythms,
  type Locale,
  locales,
  type MailKind,
  mailKinds,
  type NotificationKind,
  notificationKinds,
} from "@salus/domain";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import {
  assignmentIdColumn,
  attachmentIdColumn,
  commentIdColumn,
  day,
  instant,
  isOneOf,
  lineageIdColumn,
  mailIdColumn,
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

/** A file beside a node, or beside a comment. Its bytes lie in the storage under the SHA-256 of what they are. */
export const attachment = pgTable(
  "attachment",
  {
    tenantId: tenantIdColumn().notNull(),
    id: attachmentIdColumn().notNull().defaultRandom(),
    planId: planIdColumn().notNull(),
    /** Null: the plan as a whole. */
    nodeId: lineageIdColumn(),
    commentId: commentIdColumn(),
    name: text().notNull(),
    /** Recognised from the bytes, not from the name. */
    mediaType: text().notNull(),
    size: integer().notNull(),
    /** Hex SHA-256 of the bytes. */
    hash: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: userIdColumn().notNull(),
    removedAt: instant(),
    removedBy: userIdColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "attachment_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    foreignKey({
      name: "attachment_comment_fk",
      columns: [table.tenantId, table.commentId],
      foreignColumns: [comment.tenantId, comment.id],
    }),
    index().on(table.tenantId, table.planId),
    index().on(table.tenantId, table.commentId),
    index().on(table.tenantId, table.hash),
    check("attachment_hash_check", sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
    tenantIsolation(),
  ],
);

/** What a person is to be told of: by the page, and once by mail. */
export const notification = pgTable(
  "notification",
  {
    tenantId: tenantIdColumn().notNull(),
    id: uuid().notNull().defaultRandom(),
    accountId: userIdColumn().notNull(),
    kind: text().$type<NotificationKind>().notNull(),
    planId: planIdColumn().notNull(),
    nodeId: lineageIdColumn(),
    /** Of the comment or of the assignment. */
    subjectId: uuid().notNull(),
    actorId: userIdColumn().notNull(),
    createdAt: instant().notNull(),
    /** Since it stood in a mail, or since the person wanted no mail. */
    settledAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "notification_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    index().on(table.tenantId, table.accountId, table.settledAt),
    index().on(table.tenantId, table.planId),
    check("notification_kind_check", isOneOf(table.kind, notificationKinds)),
    tenantIsolation(),
  ],
);

/** What somebody wants in the mail of the day. No row: the mail of the day, and no plan followed. */
export const mailPreference = pgTable(
  "mail_preference",
  {
    tenantId: tenantIdColumn().notNull(),
    accountId: userIdColumn().notNull(),
    digest: text().$type<DigestRhythm>().notNull(),
    /** Plans whose changes the person wants to hear of. */
    follows: uuid().array().notNull().default([]),
    /** Until when the last mail of the day looked. */
    digestedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.accountId] }),
    check("mail_preference_digest_check", isOneOf(table.digest, digestRhythms)),
    tenantIsolation(),
  ],
);

/** A mail that was written: sent by SMTP where there is one, else only kept; in the demonstration it is shown. */
export const mail = pgTable(
  "mail",
  {
    tenantId: tenantIdColumn().notNull(),
    id: mailIdColumn().notNull().defaultRandom(),
    kind: text().$type<MailKind>().notNull(),
    /** Null for who has no account yet. */
    accountId: userIdColumn(),
    address: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    subject: text().notNull(),
    plain: text().notNull(),
    html: text().notNull(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    attempts: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.createdAt),
    check("mail_kind_check", isOneOf(table.kind, mailKinds)),
    check("mail_locale_check", isOneOf(table.locale, locales)),
    tenantIsolation(),
  ],
);
