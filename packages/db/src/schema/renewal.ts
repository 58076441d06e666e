import {
  type LocalizedText,
  type PlanOriginKind,
  planOriginKinds,
  type RenewalOutcome,
  renewalOutcomes,
  type StaleKind,
  staleKinds,
  type StaleParams,
} from "@salus/domain";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import {
  grantLineIdColumn,
  instant,
  isOneOf,
  lineageIdColumn,
  planIdColumn,
  renewalItemIdColumn,
  tenantIdColumn,
  tenantIsolation,
  userIdColumn,
} from "./columns.ts";
import { plan } from "./plan.ts";

/** What a plan was begun from, when that was another plan: one's own of an earlier period, or a published one. */
export const planOrigin = pgTable(
  "plan_origin",
  {
    tenantId: tenantIdColumn().notNull(),
    planId: planIdColumn().notNull(),
    kind: text().$type<PlanOriginKind>().notNull(),
    /** Of the municipality itself; null for a plan of another one. */
    fromPlanId: planIdColumn(),
    fromFramework: text().notNull(),
    /** The other municipality, as it was called then. */
    fromMunicipality: jsonb().$type<LocalizedText>(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.planId] }),
    foreignKey({
      name: "plan_origin_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    foreignKey({
      name: "plan_origin_from_plan_fk",
      columns: [table.tenantId, table.fromPlanId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    index().on(table.tenantId, table.fromPlanId),
    check("plan_origin_kind_check", isOneOf(table.kind, planOriginKinds)),
    check("plan_origin_from_check", sql`(${table.kind} <> 'inspiration') = (${table.fromPlanId} is not null)`),
    tenantIsolation(),
  ],
);

/** Something to settle after a plan was begun from another one, and how it was settled. The words stay as they were found. */
export const renewalItem = pgTable(
  "renewal_item",
  {
    tenantId: tenantIdColumn().notNull(),
    id: renewalItemIdColumn().notNull().defaultRandom(),
    planId: planIdColumn().notNull(),
    kind: text().$type<StaleKind>().notNull(),
    lineageId: lineageIdColumn(),
    grantLineId: grantLineIdColumn(),
    field: text(),
    quote: text().notNull(),
    params: jsonb().$type<StaleParams>().notNull().default({}),
    createdAt: instant().notNull(),
    outcome: text().$type<RenewalOutcome>(),
    reason: text(),
    /** What settling changed, so that it can be undone. */
    settlement: jsonb(),
    settledAt: instant(),
    settledBy: userIdColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "renewal_item_plan_fk",
      columns: [table.tenantId, table.planId],
      foreignColumns: [plan.tenantId, plan.id],
    }),
    index().on(table.tenantId, table.planId),
    check("renewal_item_kind_check", isOneOf(table.kind, staleKinds)),
    check("renewal_item_outcome_check", isOneOf(table.outcome, renewalOutcomes)),
    check("renewal_item_settled_check", sql`(${table.outcome} is null) = (${table.settledAt} is null)`),
    tenantIsolation(),
  ],
);
