-- Row-level security binds the owner too: whoever migrates or seeds must also say whose rows they touch.
alter table membership force row level security;
alter table invitation force row level security;
alter table plan force row level security;
alter table version force row level security;
alter table node force row level security;
alter table grant_line force row level security;
alter table plan_event force row level security;
alter table idempotency_key force row level security;
alter table audit_entry force row level security;
alter table audit_head force row level security;
alter table submission force row level security;
alter table submission_fact force row level security;
alter table submission_event force row level security;

-- Least privilege for the role that serves requests: it reads and writes rows, it never owns a table.
grant usage on schema public to salus_app;
grant select on municipality, framework, tenant to salus_app;
grant select, insert, update on account to salus_app;
grant select, insert, update, delete on session to salus_app;
grant select, insert, delete on sign_in_attempt to salus_app;
grant usage on sequence sign_in_attempt_id_seq to salus_app;
grant select, insert, update (roles), delete on membership to salus_app;
grant select, insert, update (accepted_at, revoked_at) on invitation to salus_app;
grant select, insert on plan to salus_app;
grant select, insert, update on version to salus_app;
-- Nodes are never deleted, only marked as removed.
grant select, insert, update on node to salus_app;
grant select, insert, update, delete on grant_line to salus_app;
grant select, insert, update (status, body), delete on idempotency_key to salus_app;
-- What happened stays as it was written.
grant select, insert on plan_event to salus_app;
grant select, insert, update (status, decided_at) on submission to salus_app;
grant select, insert on submission_fact to salus_app;
grant select, insert on submission_event to salus_app;
-- The audit trail is append-only, for the owner as well; the head is moved by the trigger alone.
grant select, insert on audit_entry to salus_app;
grant select on audit_head to salus_app;
revoke update, delete, truncate on audit_entry from salus_owner;

-- The federal side reads reference data and submissions. No grant, so no draft.
grant usage on schema public to salus_federal;
grant select on municipality, framework, tenant, submission, submission_fact, submission_event to salus_federal;
