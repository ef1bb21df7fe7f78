import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-security.ts';

/** Workspaces, members, API keys and the audit trail. Sign-in tables live in the schema `auth`. */
export class Accounts1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table workspaces (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        slug text not null unique,
        time_zone text not null,
        language text not null,
        currency char(3) not null,
        region char(2) not null,
        created_at timestamptz not null default now()
      );
      create table members (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        user_id uuid not null,
        email text not null,
        name text not null,
        role text not null check (role in ('owner', 'editor', 'operator', 'viewer')),
        created_at timestamptz not null default now(),
        unique (workspace_id, user_id)
      );
      create index members_by_user on members (user_id);
      create table invitations (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        email text not null,
        role text not null check (role in ('owner', 'editor', 'operator', 'viewer')),
        token_hash bytea not null unique,
        invited_by uuid not null,
        expires_at timestamptz not null,
        accepted_at timestamptz,
        created_at timestamptz not null default now()
      );
      create table api_keys (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        name text not null,
        prefix text not null,
        hash bytea not null unique,
        scopes text[] not null,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz
      );
      create table audit_entries (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        at timestamptz not null default now(),
        actor_kind text not null check (actor_kind in ('member', 'api-key', 'system')),
        actor_id text not null,
        action text not null,
        subject_kind text not null,
        subject_id text not null,
        detail jsonb not null default '{}'
      );
      create index audit_by_time on audit_entries (workspace_id, at desc);
    `);
    await runner.query(protect('workspaces', 'id'));
    for (const table of ['members', 'invitations', 'api_keys', 'audit_entries']) await runner.query(protect(table));
    await runner.query(`
      -- Questions that must be answered before the workspace is known. Each returns ids only.
      create function workspaces_of_user(p_user uuid) returns table (workspace_id uuid, role text)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select m.workspace_id, m.role from members m where m.user_id = p_user order by m.created_at $$;
      create function api_key_by_hash(p_hash bytea) returns table (workspace_id uuid, api_key_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select k.workspace_id, k.id from api_keys k where k.hash = p_hash $$;
      create function invitation_by_hash(p_hash bytea) returns table (workspace_id uuid, invitation_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select i.workspace_id, i.id from invitations i where i.token_hash = p_hash $$;
      revoke all on function workspaces_of_user(uuid), api_key_by_hash(bytea), invitation_by_hash(bytea) from public;
      grant execute on function workspaces_of_user(uuid), api_key_by_hash(bytea), invitation_by_hash(bytea) to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function workspaces_of_user(uuid), api_key_by_hash(bytea), invitation_by_hash(bytea);
      drop table audit_entries, api_keys, invitations, members, workspaces;
    `);
  }
}
