#!/usr/bin/env bash
# Runs once, when PostgreSQL's volume is empty: the product's database with its three roles, and Temporal's role.
# The owner migrates; the app is confined by row security; sign-in sees its own schema only.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner="$OWNER_PASSWORD" --set app="$APP_PASSWORD" --set auth="$AUTH_PASSWORD" --set temporal="$TEMPORAL_PASSWORD" <<'SQL'
create role flowkeep_owner with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'owner';
create role flowkeep_app with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'app';
create role flowkeep_auth with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'auth';
create role temporal with login nosuperuser nobypassrls createdb nocreaterole noreplication password :'temporal';
create database flowkeep owner flowkeep_owner;
revoke connect on database flowkeep from public;
grant connect on database flowkeep to flowkeep_app, flowkeep_auth;
\connect flowkeep
alter schema public owner to flowkeep_owner;
SQL
