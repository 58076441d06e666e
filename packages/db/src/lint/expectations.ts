/** What the linter and the probe hold the database to. An exception stands here by name, with its reason. */

export const ownerRole = "salus_owner";
export const appRole = "salus_app";
export const federalRole = "salus_federal";

/** Tables without row-level security. */
export const openTables: Record<string, string> = {
  "public.municipality": "reference data, the same for everybody",
  "public.framework": "reference data, the same for everybody",
  "public.framework_revision": "reference data, the same for everybody",
  "public.tenant": "which municipalities use Salus is no secret; read before a tenant is chosen",
  "public.account": "a person belongs to no tenant",
  "public.session": "read before a tenant is known; its tenant is the one that was chosen last",
  "public.sign_in_attempt": "counts attempts of people who are not signed in",
  "migration.applied": "history of the migrations, no grant to anybody",
};

/** All that the federal side may read. */
export const federalTables = [
  "public.obligation",
  "public.message_thread",
  "public.message",
  "public.newsletter_copy",
  "public.municipality",
  "public.framework",
  "public.framework_revision",
  "public.tenant",
  "public.submission",
  "public.submission_fact",
  "public.submission_event",
  "public.remark",
  "public.letter",
  "public.deadline_exception",
  "public.paper_file",
  "public.shared_opinion",
];

/** Of what its own people did, wherever, the federal side reads these columns. */
export const federalDoings: Record<string, readonly string[]> = {
  "public.audit_entry": ["tenant_id", "seq", "at", "actor_id", "actor_tenant_id", "action", "entity", "entity_id"],
};

/** Rows of the federal side that no municipality can have, and so none can read. */
export const federalKeeping = [
  "public.federal_note",
  "public.federal_score",
  "public.federal_adviser",
  "public.federal_opinion",
  "public.framework_draft",
];

/** The policies that exist beside the isolation of tenants, by table. */
export const extraPolicies: Record<string, readonly string[]> = {
  "public.submission": ["federal_reading", "published_reading"],
  "public.submission_fact": ["federal_reading"],
  "public.submission_event": ["federal_reading"],
  "public.remark": ["federal_reading"],
  "public.letter": ["federal_reading"],
  "public.deadline_exception": ["federal_reading"],
  "public.paper_file": ["federal_reading"],
  "public.membership": ["own_memberships"],
  "public.audit_entry": ["own_doings"],
  "public.obligation": ["federal_reading"],
  "public.message_thread": ["federal_reading"],
  "public.message": ["federal_reading"],
  "public.newsletter_copy": ["federal_reading"],
  "public.shared_opinion": ["federal_reading"],
};

const tenantRule = "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)";

/** Each policy, letter by letter, as the catalog prints it. */
export const policies = {
  tenant_isolation: { command: "*", roles: [appRole, ownerRole], using: tenantRule, check: tenantRule },
  federal_reading: {
    command: "r",
    roles: [federalRole],
    using: "(current_setting('app.federal'::text, true) = 'on'::text)",
    check: null,
  },
  published_reading: {
    command: "r",
    roles: [federalRole],
    using:
      "((current_setting('app.published'::text, true) = 'on'::text) AND (status = ANY (ARRAY['approved'::text, 'signedByState'::text, 'countersigned'::text, 'inForce'::text])))",
    check: null,
  },
  own_doings: {
    command: "r",
    roles: [federalRole],
    using: "(actor_tenant_id = (NULLIF(current_setting('app.doings'::text, true), ''::text))::uuid)",
    check: null,
  },
  own_memberships: {
    command: "r",
    roles: [appRole],
    using: "(account_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid)",
    check: null,
  },
} as const;

/** Functions that run with the rights of the owner. */
export const definerFunctions = ["public.append_audit_entry()", "public.bring_newest_revision()"];

/** What was written stays: the application adds, reads, and changes at most these columns. */
export const appendOnly: Record<string, readonly string[]> = {
  "public.audit_entry": [],
  "public.framework": [],
  "public.framework_revision": [],
  "public.plan_event": [],
  "public.decision": [],
  "public.submission": ["status", "decided_at"],
  "public.message": [],
  "public.newsletter": [],
  "public.newsletter_copy": ["first_read_at"],
  "public.message_thread": ["last_at", "last_side"],
  "public.federal_opinion": [
    "until",
    "opened_at",
    "draft",
    "outcome",
    "answer",
    "answer_language",
    "answered_at",
    "withdrawn_at",
  ],
  "public.submission_fact": [],
  "public.submission_event": [],
  "public.remark": ["answer", "answer_language", "answered_at", "settled_at"],
  "public.letter": [],
  "public.deadline_exception": ["withdrawn_at", "withdrawn_by"],
  "public.paper_file": ["withdrawn_at", "withdrawn_by", "withdrawn_reason"],
};

/** Triggers that hold a law of the system; each must be there and switched on. */
export const guards = [
  "public.audit_entry.audit_chain",
  "public.federal_adviser.federal_only",
  "public.federal_note.federal_only",
  "public.federal_opinion.closed_opinion",
  "public.federal_opinion.federal_only",
  "public.federal_score.federal_only",
  "public.framework_draft.federal_only",
  "public.framework_revision.admit_revision",
  "public.framework_revision.bring_newest_revision",
  "public.grant_line.frozen_rows",
  "public.grant_line.frozen_version",
  "public.node.changed_in",
  "public.node.frozen_rows",
  "public.node.frozen_version",
  "public.submission.frozen_row",
  "public.submission.frozen_rows",
  "public.submission_fact.frozen_row",
  "public.submission_fact.frozen_rows",
  "public.version.announced",
  "public.version.frozen_row",
  "public.version.frozen_rows",
];

/** Indexes that do not begin with the tenant, for reading across tenants on the federal side. */
export const federalIndexes = [
  "public.audit_entry_doings",
  "public.obligation_owed",
  "public.obligation_framework_index",
  "public.obligation_nis_index",
  "public.message_thread_latest",
  "public.message_thread_nis_index",
  "public.message_thread_framework_index",
  "public.newsletter_copy_receipts",
  "public.newsletter_copy_nis_index",
  "public.submission_id_index",
  "public.submission_framework_status_index",
  "public.submission_nis_index",
  "public.submission_fact_comparison",
  "public.submission_fact_coverage",
  "public.membership_account_id_index",
  "public.plan_framework_index",
  "public.deadline_exception_framework_index",
];
