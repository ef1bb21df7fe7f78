import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['users', 'sessions', 'accounts', 'verifications', 'rate_limits'] as const;

/** Sign-in, in a schema that the domain's role cannot read: a leak in domain SQL never reaches sessions or hashes. */
export class SignIn1763800003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema auth;
      create table auth.users (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        email text not null unique,
        email_verified boolean not null default false,
        image text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create table auth.sessions (
        id uuid primary key default gen_random_uuid(),
        expires_at timestamptz not null,
        token text not null unique,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        ip_address text,
        user_agent text,
        user_id uuid not null references auth.users(id) on delete cascade
      );
      create index sessions_of_user on auth.sessions (user_id);
      create table auth.accounts (
        id uuid primary key default gen_random_uuid(),
        account_id text not null,
        provider_id text not null,
        user_id uuid not null references auth.users(id) on delete cascade,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz,
        scope text,
        password text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (provider_id, account_id)
      );
      create index accounts_of_user on auth.accounts (user_id);
      create table auth.verifications (
        id uuid primary key default gen_random_uuid(),
        identifier text not null,
        value text not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index verifications_by_identifier on auth.verifications (identifier);
      create table auth.rate_limits (
        id uuid primary key default gen_random_uuid(),
        key text not null unique,
        count integer not null,
        last_request bigint not null
      );
      grant usage on schema auth to flowkeep_auth;
    `);
    for (const table of TABLES) await runner.query(protectSignIn(table));
    // By this the API knows that the schema is as new as itself.
    await runner.query(`grant select on migrations to flowkeep_app`);
    // One connection of a kind in a workspace: what PUT /connections/:kind sets.
    await runner.query(`create unique index connections_one_of_a_kind on connections (workspace_id, kind)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index connections_one_of_a_kind; drop schema auth cascade`);
  }
}

function protectSignIn(table: string): string {
  return `
    alter table auth.${table} enable row level security;
    alter table auth.${table} force row level security;
    create policy sign_in_only on auth.${table} to flowkeep_auth using (true) with check (true);
    create policy owner_all on auth.${table} to flowkeep_owner using (true) with check (true);
    grant select, insert, update, delete on auth.${table} to flowkeep_auth;
  `;
}
