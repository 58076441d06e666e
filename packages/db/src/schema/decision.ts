import { type AttachmentId, type Decision, voteShares, type VoteShareName } from "@salus/domain";
import { check, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { eventIdColumn, isOneOf, tenantIdColumn, tenantIsolation } from "./columns.ts";
import { planEvent } from "./plan.ts";

/** A decision without its day and agenda item, which stand with the event, and without the names of who voted. */
export type DecisionText = Pick<
  Decision,
  "place" | "subject" | "articles" | "vote" | "signatories" | "attachments" | "publishedAt"
>;

/** What a body decided, beside the event that says that it did. Append-only, like the event. */
export const decision = pgTable(
  "decision",
  {
    tenantId: tenantIdColumn().notNull(),
    eventId: eventIdColumn().notNull(),
    place: text(),
    subject: text(),
    articles: text().array().notNull().default([]),
    /** The numbers; who voted what stands in `decision_voter`. */
    vote: jsonb().$type<Decision["vote"]>(),
    signatories: jsonb().$type<Decision["signatories"]>().notNull().default([]),
    attachments: uuid().array().$type<AttachmentId[]>().notNull().default([]),
    publishedAt: text("published_address"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.eventId] }),
    foreignKey({
      name: "decision_event_fk",
      columns: [table.tenantId, table.eventId],
      foreignColumns: [planEvent.tenantId, planEvent.id],
    }),
    tenantIsolation(),
  ],
);

/** Who voted what: personal data, apart from the decision so that it can be forgotten. */
export const decisionVoter = pgTable(
  "decision_voter",
  {
    tenantId: tenantIdColumn().notNull(),
    eventId: eventIdColumn().notNull(),
    seq: integer().notNull(),
    share: text().$type<VoteShareName>().notNull(),
    name: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.eventId, table.seq] }),
    foreignKey({
      name: "decision_voter_decision_fk",
      columns: [table.tenantId, table.eventId],
      foreignColumns: [decision.tenantId, decision.eventId],
    }),
    check("decision_voter_share_check", isOneOf(table.share, voteShares)),
    tenantIsolation(),
  ],
);
