-- Run once per cluster, as a superuser, before the first migration; running it again changes nothing.
-- Give each role its password afterwards: alter role salus_app password '…'.
do $$ begin
  if not exists (select from pg_roles where rolname = 'salus_owner') then create role salus_owner; end if;
  if not exists (select from pg_roles where rolname = 'salus_app') then create role salus_app; end if;
  if not exists (select from pg_roles where rolname = 'salus_federal') then create role salus_federal; end if;
end $$;
-- Owns the database and everything in it: migrations and seeds.
alter role salus_owner login nosuperuser nobypassrls nocreatedb nocreaterole noinherit noreplication;
-- Serves requests: owns nothing, bypasses nothing. A request that hangs gives its connection back.
alter role salus_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit noreplication;
alter role salus_app set statement_timeout = '15s';
alter role salus_app set idle_in_transaction_session_timeout = '30s';
-- Reads what was submitted.
alter role salus_federal login nosuperuser nobypassrls nocreatedb nocreaterole noinherit noreplication;
alter role salus_federal set statement_timeout = '15s';
alter role salus_federal set idle_in_transaction_session_timeout = '30s';
alter role salus_federal set default_transaction_read_only = on;
