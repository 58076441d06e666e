import { type RecordKind, recordKinds, type RecordValues, type RefName, refNames } from "@salus/domain";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { day, instant, isOneOf, recordIdColumn, tenantIdColumn, tenantIsolation, userIdColumn } from "./columns.ts";
import { tenant } from "./tenant.ts";

export type RecordBody = Omit<RecordValues, "startedOn" | "endedOn">;

/** What a municipality keeps once: units, people, functions, partners, funding sources, programmes, projects, networks. */
export const organisationRecord = pgTable(
  "organisation_record",
  {
    tenantId: tenantIdColumn()
      .notNull()
      .references(() => tenant.id),
    id: recordIdColumn().notNull(),
    kind: text().$type<RecordKind>().notNull(),
    /** The fields of its kind; a field of another kind is as empty as the domain says. */
    body: jsonb().$type<RecordBody>().notNull(),
    startedOn: day(),
    endedOn: day(),
    revision: integer().notNull().default(1),
    fieldRevisions: jsonb().$type<Record<string, number>>().notNull().default({}),
    updatedAt: instant().notNull(),
    updatedBy: userIdColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("organisation_record_kind").on(table.tenantId, table.id, table.kind),
    index().on(table.tenantId, table.kind),
    check("organisation_record_kind_check", isOneOf(table.kind, recordKinds)),
    tenantIsolation(),
  ],
);

/** One record refers to another of a known kind. What is referred to cannot be deleted. */
export const organisationReference = pgTable(
  "organisation_reference",
  {
    tenantId: tenantIdColumn().notNull(),
    recordId: recordIdColumn().notNull(),
    name: text().$type<RefName>().notNull(),
    targetId: recordIdColumn().notNull(),
    targetKind: text().$type<RecordKind>().notNull(),
    /** Place in the list, from 0. */
    place: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.recordId, table.name, table.targetId] }),
    foreignKey({
      name: "organisation_reference_record_fk",
      columns: [table.tenantId, table.recordId],
      foreignColumns: [organisationRecord.tenantId, organisationRecord.id],
    }),
    foreignKey({
      name: "organisation_reference_target_fk",
      columns: [table.tenantId, table.targetId, table.targetKind],
      foreignColumns: [organisationRecord.tenantId, organisationRecord.id, organisationRecord.kind],
    }),
    index().on(table.tenantId, table.targetId, table.targetKind),
    check("organisation_reference_name_check", isOneOf(table.name, refNames)),
    tenantIsolation(),
  ],
);
