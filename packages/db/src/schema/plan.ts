import {
  type Language,
  languages,
  type LocalizedText,
  type NodeKind,
  nodeKinds,
  openStatuses,
  type PlanEventKind,
  planEventKinds,
  type PlanNode,
  type PlanStatus,
  planStatuses,
  type ReturnScope,
  type Target,
} from "@salus/domain";
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  cents,
  day,
  eventIdColumn,
  grantLineIdColumn,
  instant,
  isOneOf,
  lineageIdColumn,
  orderKeyText,
  planIdColumn,
  tenantIdColumn,
  tenantIsolation,
  userIdColumn,
  versionIdColumn,
} from "./columns.ts";
import { framework } from "./reference.ts";
import { tenant } from "./tenant.ts";

/** One municipality, one framework. */
export const plan = pgTable(
  "plan",
  {
    tenantId: tenantIdColumn()
      .notNull()
      .references(() => tenant.id),
    id: planIdColumn().notNull().defaultRandom(),
    framework: text()
      .notNull()
      .references(() => framework.code),
    createdAt: instant().notNull(),
    createdBy: userIdColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("plan_one_per_framework").on(table.tenantId, table.framework),
    index().on(table.framework),
    tenantIsolation(),
  ],
);

/** A state of a plan. Frozen when submitted; from then on a trigger refuses every change to what it holds. */
export const version = pgTable(
  "version",
  {
    tenantId: tenantIdColumn().notNull(),
    id: versionIdColumn().notNull().defaultRandom(),
    planId: planIdColumn().notNull(),
    number: integer().notNull(),
    status: text().$type<PlanStatus>().notNull().default("draft"),
    /** Grows with every write to the tree; names the tree in the ETag. */
    treeRevision: integer().notNull().default(0),
    language: text().$type<Language>().notNull(),
    /** The revision of the framework that this version follows; a later one is accepted, never applied by itself. */
    frameworkRevision: integer().notNull().default(1),
    frozenAt: instant(),
    submittedBy: userIdColumn(),
    /** Hex SHA-256 of the submitted document. */
    documentHash: text(),
    /** What may be corrected in it, where the one before was returned in part. */
    scope: jsonb().$type<ReturnScope>(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "version_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    unique("version_number_of_plan").on(table.tenantId, table.planId, table.number),
    uniqueIndex("version_one_open_per_plan")
      .on(table.tenantId, table.planId)
      .where(isOneOf(table.status, openStatuses)),
    check("version_status_check", isOneOf(table.status, planStatuses)),
    check("version_frozen_check", sql`(${table.status} = 'draft') = (${table.frozenAt} is null)`),
    check("version_language_check", isOneOf(table.language, languages)),
    tenantIsolation(),
  ],
);

/** A row of the plan tree. Targets live inside it: one revision, one update (decision 0009). */
export const node = pgTable(
  "node",
  {
    tenantId: tenantIdColumn().notNull(),
    versionId: versionIdColumn().notNull(),
    lineageId: lineageIdColumn().notNull(),
    parentId: lineageIdColumn(),
    kind: text().$type<NodeKind>().notNull(),
    orderKey: orderKeyText().notNull(),
    code: text(),
    text: jsonb().$type<LocalizedText>().notNull().default({}),
    intro: jsonb().$type<LocalizedText>().notNull().default({}),
    unit: text(),
    original: text().$type<Language>().notNull(),
    targets: jsonb().$type<Target[]>().notNull().default([]),
    links: jsonb().$type<PlanNode["links"]>().notNull().default({}),
    reviews: jsonb().$type<PlanNode["reviews"]>().notNull().default({}),
    revision: integer().notNull().default(1),
    fieldRevisions: jsonb().$type<PlanNode["fieldRevisions"]>().notNull().default({}),
    removedAt: instant(),
    updatedAt: instant().notNull(),
    updatedBy: userIdColumn().notNull(),
    /** The tree revision that brought the row to what it is; written by a trigger, asked for by who was away. */
    changedIn: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.versionId, table.lineageId] }),
    foreignKey({
      name: "node_version_fk",
      columns: [table.tenantId, table.versionId],
      foreignColumns: [version.tenantId, version.id],
    }),
    foreignKey({
      name: "node_parent_fk",
      columns: [table.tenantId, table.versionId, table.parentId],
      foreignColumns: [table.tenantId, table.versionId, table.lineageId],
    }),
    index().on(table.tenantId, table.versionId, table.parentId, table.orderKey),
    uniqueIndex("node_code_among_siblings")
      .on(table.tenantId, table.versionId, table.parentId, table.code)
      .where(sql`${table.code} is not null and ${table.removedAt} is null`),
    uniqueIndex("node_code_among_chapters")
      .on(table.tenantId, table.versionId, table.code)
      .where(sql`${table.parentId} is null and ${table.code} is not null and ${table.removedAt} is null`),
    check("node_kind_check", isOneOf(table.kind, nodeKinds)),
    check("node_original_check", isOneOf(table.original, languages)),
    check("node_parent_check", sql`${table.parentId} is distinct from ${table.lineageId}`),
    tenantIsolation(),
  ],
);

export const grantLine = pgTable(
  "grant_line",
  {
    tenantId: tenantIdColumn().notNull(),
    versionId: versionIdColumn().notNull(),
    id: grantLineIdColumn().notNull().defaultRandom(),
    /** Code of a scheme of the framework: `base`, `guards-346`, … */
    scheme: text().notNull(),
    fte: numeric({ precision: 6, scale: 2, mode: "number" }),
    amountCents: cents(),
    equipmentCents: cents(),
    note: text().notNull().default(""),
    revision: integer().notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.versionId, table.id] }),
    foreignKey({
      name: "grant_line_version_fk",
      columns: [table.tenantId, table.versionId],
      foreignColumns: [version.tenantId, version.id],
    }),
    tenantIsolation(),
  ],
);

/** What happened, dated; the status of a version follows from these. Append-only. */
export const planEvent = pgTable(
  "plan_event",
  {
    tenantId: tenantIdColumn().notNull(),
    id: eventIdColumn().notNull().defaultRandom(),
    planId: planIdColumn().notNull(),
    versionId: versionIdColumn().notNull(),
    kind: text().$type<PlanEventKind>().notNull(),
    onDate: day(),
    recordedAt: instant().notNull(),
    actorId: userIdColumn(),
    reason: text(),
    agendaItem: text(),
    vote: jsonb().$type<Record<string, unknown>>(),
    /** Of a counter-event: what it strikes through. */
    strikes: eventIdColumn(),
    /** Of a return: what may be corrected; null: everything. */
    scope: jsonb().$type<ReturnScope>(),
    /** Of an agreement that was replaced: the version in its place, of the same plan or of another one. */
    replacedBy: versionIdColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "plan_event_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    foreignKey({
      name: "plan_event_version_fk",
      columns: [table.tenantId, table.versionId],
      foreignColumns: [version.tenantId, version.id],
    }),
    foreignKey({
      name: "plan_event_strikes_fk",
      columns: [table.tenantId, table.strikes],
      foreignColumns: [table.tenantId, table.id],
    }),
    foreignKey({
      name: "plan_event_replaced_by_fk",
      columns: [table.tenantId, table.replacedBy],
      foreignColumns: [version.tenantId, version.id],
    }),
    unique("plan_event_struck_once").on(table.tenantId, table.strikes),
    index().on(table.tenantId, table.planId, table.recordedAt),
    index().on(table.tenantId, table.versionId),
    index().on(table.tenantId, table.replacedBy),
    check("plan_event_kind_check", isOneOf(table.kind, planEventKinds)),
    check("plan_event_replaced_check", sql`${table.replacedBy} is null or ${table.kind} = 'superseded'`),
    check("plan_event_strikes_check", sql`(${table.kind} = 'struck') = (${table.strikes} is not null)`),
    tenantIsolation(),
  ],
);
