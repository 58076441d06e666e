import type {
  AssignmentId,
  AttachmentId,
  CalendarLinkId,
  CommentId,
  DismissalId,
  EventId,
  ExceptionId,
  FrameworkDraftId,
  GrantLineId,
  InvitationId,
  LetterId,
  LineageId,
  MailId,
  MessageId,
  NewsletterId,
  NisCode,
  OpinionId,
  PaperFileId,
  PlanId,
  RecordId,
  RemarkId,
  RenewalItemId,
  SubmissionId,
  TenantId,
  ThreadId,
  UserId,
  VersionId,
  WordId,
} from "@salus/domain";
import { agreedStatuses } from "@salus/domain";
import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  customType,
  date,
  pgPolicy,
  pgRole,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

/** Owns every object; bound by the same policies (row-level security is forced). */
export const ownerRole = pgRole("salus_owner").existing();
/** Every request runs as this role. It owns nothing and bypasses nothing. */
export const appRole = pgRole("salus_app").existing();
/** The federal reading side: what was submitted, nothing else. */
export const federalRole = pgRole("salus_federal").existing();

/** Null outside `withTenant`, so that forgetting the tenant shows no rows instead of all rows. */
export const currentTenantId = sql`nullif(current_setting('app.tenant_id', true), '')::uuid`;
const currentUserId = sql`nullif(current_setting('app.user_id', true), '')::uuid`;

/** The one template of a tenant policy. It compares with one setting: no subquery, no function of ours (trust.md §0.2). */
export const tenantIsolation = () =>
  pgPolicy("tenant_isolation", {
    for: "all",
    to: [appRole, ownerRole],
    using: sql`tenant_id = ${currentTenantId}`,
    withCheck: sql`tenant_id = ${currentTenantId}`,
  });

/** Submissions are open to the federal side, inside `withFederal` only. */
export const federalReading = () =>
  pgPolicy("federal_reading", {
    for: "select",
    to: federalRole,
    using: sql`current_setting('app.federal', true) = 'on'`,
  });

/** What was approved is public. Read inside `withPublished` only; the role has no grant on anything that is a draft. */
export const publishedReading = () =>
  pgPolicy("published_reading", {
    for: "select",
    to: federalRole,
    using: sql`current_setting('app.published', true) = 'on' and status in (${sql.raw(agreedStatuses.map((status) => `'${status}'`).join(", "))})`,
  });

/** Before a tenant is chosen, a person may read the memberships that are their own. */
export const ownMemberships = () =>
  pgPolicy("own_memberships", { for: "select", to: appRole, using: sql`account_id = ${currentUserId}` });

/** What the persons of one federal tenant did, also in the chain of a municipality. Read inside `withDoings` only. */
export const ownDoings = () =>
  pgPolicy("own_doings", {
    for: "select",
    to: federalRole,
    using: sql`actor_tenant_id = nullif(current_setting('app.doings', true), '')::uuid`,
  });

/** A check that a text column holds one of the codes of the domain. */
export const isOneOf = (column: AnyPgColumn, codes: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(codes.map((code) => `'${code}'`).join(", "))})`;

export const cents = () => bigint({ mode: "number" });
export const instant = () => timestamp({ withTimezone: true, mode: "date" });
export const day = () => date({ mode: "string" });
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
/** Compared by bytes: fractional keys sort the same in the database and in the browser. */
export const orderKeyText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

export const tenantIdColumn = () => uuid().$type<TenantId>();
export const userIdColumn = () => uuid().$type<UserId>();
export const planIdColumn = () => uuid().$type<PlanId>();
export const versionIdColumn = () => uuid().$type<VersionId>();
export const lineageIdColumn = () => uuid().$type<LineageId>();
export const grantLineIdColumn = () => uuid().$type<GrantLineId>();
export const eventIdColumn = () => uuid().$type<EventId>();
export const invitationIdColumn = () => uuid().$type<InvitationId>();
export const submissionIdColumn = () => uuid().$type<SubmissionId>();
export const commentIdColumn = () => uuid().$type<CommentId>();
export const assignmentIdColumn = () => uuid().$type<AssignmentId>();
export const dismissalIdColumn = () => uuid().$type<DismissalId>();
export const renewalItemIdColumn = () => uuid().$type<RenewalItemId>();
export const recordIdColumn = () => uuid().$type<RecordId>();
export const wordIdColumn = () => uuid().$type<WordId>();
export const attachmentIdColumn = () => uuid().$type<AttachmentId>();
export const remarkIdColumn = () => uuid().$type<RemarkId>();
export const opinionIdColumn = () => uuid().$type<OpinionId>();
export const letterIdColumn = () => uuid().$type<LetterId>();
export const mailIdColumn = () => uuid().$type<MailId>();
export const exceptionIdColumn = () => uuid().$type<ExceptionId>();
export const paperFileIdColumn = () => uuid().$type<PaperFileId>();
export const threadIdColumn = () => uuid().$type<ThreadId>();
export const messageIdColumn = () => uuid().$type<MessageId>();
export const newsletterIdColumn = () => uuid().$type<NewsletterId>();
export const calendarLinkIdColumn = () => uuid().$type<CalendarLinkId>();
export const nisColumn = () => text().$type<NisCode>();
export const frameworkDraftIdColumn = () => uuid().$type<FrameworkDraftId>();
