import { type Locale, locales, type Role } from "@salus/domain";
import { sql } from "drizzle-orm";
import { type AnyPgColumn, bigserial, boolean, check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import {
  instant,
  invitationIdColumn,
  isOneOf,
  ownMemberships,
  tenantIdColumn,
  tenantIsolation,
  userIdColumn,
} from "./columns.ts";
import { tenant } from "./tenant.ts";

/** A person. Belongs to no tenant; memberships do. */
export const account = pgTable(
  "account",
  {
    id: userIdColumn().primaryKey().defaultRandom(),
    /** Lower case. */
    email: text().notNull().unique(),
    name: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    /** Argon2id in PHC form; null until an invitation is accepted. */
    passwordHash: text(),
    disabledAt: instant(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check("account_email_check", sql`${table.email} = lower(${table.email})`),
    check("account_locale_check", isOneOf(table.locale, locales)),
  ],
);

/** `id` is the hex SHA-256 of the token; the token itself is nowhere but in the cookie. */
export const session = pgTable(
  "session",
  {
    id: text().primaryKey(),
    accountId: userIdColumn()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    /** The tenant the person works in now. */
    tenantId: tenantIdColumn().references(() => tenant.id),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    absoluteExpiresAt: instant().notNull(),
    expiresAt: instant().notNull(),
    userAgent: text(),
    ipHash: text(),
  },
  (table) => [index().on(table.accountId), index().on(table.tenantId)],
);

/** Counted for rate limits; hashes only. */
export const signInAttempt = pgTable(
  "sign_in_attempt",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    emailHash: text().notNull(),
    ipHash: text().notNull(),
    at: instant().notNull(),
    succeeded: boolean().notNull(),
  },
  (table) => [index().on(table.emailHash, table.at), index().on(table.ipHash, table.at)],
);

/** The role of support stands alone, with an end and a reason; no other role has them. */
const supportIsLimited = (table: { roles: AnyPgColumn; until: AnyPgColumn; reason: AnyPgColumn }) => sql`case
  when 'support' = any(${table.roles}) then cardinality(${table.roles}) = 1 and ${table.until} is not null and ${table.reason} is not null
  else ${table.until} is null and ${table.reason} is null end`;

export const membership = pgTable(
  "membership",
  {
    tenantId: tenantIdColumn()
      .notNull()
      .references(() => tenant.id),
    accountId: userIdColumn()
      .notNull()
      .references(() => account.id),
    roles: text().array().$type<Role[]>().notNull(),
    createdAt: instant().notNull(),
    /** Of somebody of support: until when, and why. Whoever belongs to the tenant has neither. */
    until: instant(),
    reason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.accountId] }),
    index().on(table.accountId),
    check("membership_support_check", supportIsLimited(table)),
    tenantIsolation(),
    ownMemberships(),
  ],
);

/** The link carries tenant, id and secret, so no invitation is ever looked up without its tenant. */
export const invitation = pgTable(
  "invitation",
  {
    tenantId: tenantIdColumn()
      .notNull()
      .references(() => tenant.id),
    id: invitationIdColumn().notNull().defaultRandom(),
    email: text().notNull(),
    roles: text().array().$type<Role[]>().notNull(),
    locale: text().$type<Locale>().notNull(),
    /** Hex SHA-256 of the secret. */
    secretHash: text().notNull(),
    invitedBy: userIdColumn().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    revokedAt: instant(),
    /** Of an invitation to support: why. It opens the door until `expires_at`. */
    reason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    check("invitation_email_check", sql`${table.email} = lower(${table.email})`),
    check("invitation_locale_check", isOneOf(table.locale, locales)),
    check(
      "invitation_support_check",
      sql`case when 'support' = any(${table.roles}) then cardinality(${table.roles}) = 1 and ${table.reason} is not null else ${table.reason} is null end`,
    ),
    tenantIsolation(),
  ],
);
