import {
  locales,
  type Locale,
  type SignatureCheck,
  type SigningMethod,
  signingMethods,
  type SigningSide,
  signingSides,
} from "@salus/domain";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  day,
  exceptionIdColumn,
  federalReading,
  instant,
  isOneOf,
  paperFileIdColumn,
  planIdColumn,
  submissionIdColumn,
  tenantIdColumn,
  tenantIsolation,
  userIdColumn,
  versionIdColumn,
} from "./columns.ts";
import { version } from "./plan.ts";
import { framework } from "./reference.ts";
import { submission } from "./submission.ts";

/** A later deadline that the federal side granted to one municipality under one framework: who, why, until when. */
export const deadlineException = pgTable(
  "deadline_exception",
  {
    tenantId: tenantIdColumn().notNull(),
    id: exceptionIdColumn().notNull().defaultRandom(),
    framework: text()
      .notNull()
      .references(() => framework.code),
    until: day().notNull(),
    reason: text().notNull(),
    grantedAt: instant().notNull(),
    grantedBy: userIdColumn().notNull(),
    /** Both sides read who it was; a municipality knows no accounts of the federal side. */
    grantedByName: text().notNull(),
    withdrawnAt: instant(),
    withdrawnBy: userIdColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.framework),
    // Read across tenants on the federal side.
    index().on(table.framework),
    tenantIsolation(),
    federalReading(),
  ],
);

/**
 * The agreement of a submission as it was laid out to be signed, and the signed copies of it. The bytes lie in the storage
 * of files under their hash; a row is never removed, a copy that was added by mistake is withdrawn with a reason.
 */
export const paperFile = pgTable(
  "paper_file",
  {
    tenantId: tenantIdColumn().notNull(),
    id: paperFileIdColumn().notNull().defaultRandom(),
    planId: planIdColumn().notNull(),
    versionId: versionIdColumn().notNull(),
    submissionId: submissionIdColumn().notNull(),
    /** Of a copy: the agreement that it is a copy of. Null: the agreement itself. */
    agreementId: paperFileIdColumn(),
    language: text().$type<Locale>().notNull(),
    /** Hex SHA-256 of the document as it was submitted, as it is printed on every page. */
    documentHash: text().notNull(),
    /** Who signed, and how; null for the agreement itself. */
    side: text().$type<SigningSide>(),
    method: text().$type<SigningMethod>(),
    signedOn: day(),
    name: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    /** Hex SHA-256 of the bytes. */
    hash: text().notNull(),
    /** What the file says of the signatures in it. */
    signatures: jsonb().$type<SignatureCheck[]>().notNull().default([]),
    /** Whether it begins with the very bytes of the agreement. */
    keepsAgreement: boolean().notNull().default(false),
    addedAt: instant().notNull(),
    addedBy: userIdColumn().notNull(),
    addedByName: text().notNull(),
    withdrawnAt: instant(),
    withdrawnBy: userIdColumn(),
    withdrawnReason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "paper_file_version_fk",
      columns: [table.tenantId, table.versionId],
      foreignColumns: [version.tenantId, version.id],
    }),
    foreignKey({
      name: "paper_file_submission_fk",
      columns: [table.tenantId, table.submissionId],
      foreignColumns: [submission.tenantId, submission.id],
    }),
    foreignKey({
      name: "paper_file_agreement_fk",
      columns: [table.tenantId, table.agreementId],
      foreignColumns: [table.tenantId, table.id],
    }),
    uniqueIndex("paper_file_one_agreement")
      .on(table.tenantId, table.submissionId, table.language)
      .where(sql`${table.agreementId} is null`),
    index().on(table.tenantId, table.versionId),
    index().on(table.tenantId, table.submissionId),
    index().on(table.tenantId, table.agreementId),
    index().on(table.tenantId, table.hash),
    check("paper_file_hash_check", sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
    check("paper_file_language_check", isOneOf(table.language, locales)),
    check("paper_file_side_check", isOneOf(table.side, signingSides)),
    check("paper_file_method_check", isOneOf(table.method, signingMethods)),
    check(
      "paper_file_kind_check",
      sql`(${table.agreementId} is null) = (${table.side} is null) and (${table.side} is null) = (${table.method} is null)`,
    ),
    check("paper_file_withdrawn_check", sql`(${table.withdrawnAt} is null) = (${table.withdrawnReason} is null)`),
    tenantIsolation(),
    federalReading(),
  ],
);
