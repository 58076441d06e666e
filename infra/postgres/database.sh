#!/usr/bin/env bash
# Gives the roles of roles.sql their passwords and makes the database. Runs once, when the cluster is made; by hand:
#   psql --file infra/postgres/roles.sql && SALUS_OWNER_PASSWORD=… SALUS_APP_PASSWORD=… SALUS_FEDERAL_PASSWORD=… infra/postgres/database.sh
set -euo pipefail
: "${SALUS_OWNER_PASSWORD:?}" "${SALUS_APP_PASSWORD:?}" "${SALUS_FEDERAL_PASSWORD:?}"
export SALUS_OWNER_PASSWORD SALUS_APP_PASSWORD SALUS_FEDERAL_PASSWORD

# psql reads the passwords from its environment, so they show up in no list of processes.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" <<'SQL'
\getenv owner_password SALUS_OWNER_PASSWORD
\getenv app_password SALUS_APP_PASSWORD
\getenv federal_password SALUS_FEDERAL_PASSWORD
alter role salus_owner password :'owner_password';
alter role salus_app password :'app_password';
alter role salus_federal password :'federal_password';
select 'create database salus owner salus_owner encoding ''UTF8'' template template0'
where not exists (select from pg_database where datname = 'salus') \gexec
revoke connect, temporary on database salus from public;
grant connect on database salus to salus_app, salus_federal;
SQL
