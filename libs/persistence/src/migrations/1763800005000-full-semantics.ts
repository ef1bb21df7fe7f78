import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-security.ts';

const TABLES = ['blobs', 'run_snapshots', 'run_commands', 'bulk_operations', 'approvals', 'simulations'] as const;

/** What runs need beyond going straight on: rules, orders from people, approvals, large values and simulations. */
export class FullSemantics1763800005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table runs drop constraint runs_status_check;
      alter table runs add constraint runs_status_check check
        (status in ('queued', 'running', 'waiting', 'paused', 'completed', 'failed', 'cancelled', 'skipped'));
      alter table runs
        -- the run and step that began this one, where it is a part of another run
        add column parent_run_id uuid,
        add column parent_step_key text,
        -- hash of the value that only one run at a time may have
        add column rule_key text,
        -- whether it waits for another run of its rule_key to end; it is not started before
        add column held boolean not null default false,
        -- a fixed word or the id of a goal: why the run ended as it did
        add column outcome text,
        -- how often it was begun: 2 after the first retry of a failed run
        add column attempt int not null default 1;
      create index runs_by_rule on runs (workspace_id, workflow_id, rule_key) where rule_key is not null and ended_at is null;
      create index runs_by_workflow_contact on runs (workspace_id, workflow_id, contact_id, started_at desc);
      create index runs_of_parent on runs (workspace_id, parent_run_id) where parent_run_id is not null;
      alter table steps add column ports text[], add column path text not null default '';
      alter table workflows add column paused_at timestamptz;

      -- hash of what tells an event from others of its key
      alter table events add column match_hash text;
      create index events_by_match on events (workspace_id, kind, key, match_hash, received_at) where match_hash is not null;
      alter table waits add column branch text not null default '', add column match_hash text,
        -- true for a wait for an event about anybody: contact_id is not compared
        add column about_anybody boolean not null default false;
      alter table waits drop constraint waits_pkey, add primary key (run_id, step_key, branch);

      -- Values too large for a history, by a keyed hash of what they hold; sealed under the run's subject key.
      create table blobs (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        run_id uuid not null references runs(id) on delete cascade,
        id text not null,
        sealed bytea not null,
        bytes int not null,
        created_at timestamptz not null default now(),
        primary key (run_id, id)
      );
      -- Where a failed run stood, sealed under its subject key: what a retry goes on from.
      create table run_snapshots (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        run_id uuid primary key references runs(id) on delete cascade,
        state bytea not null,
        created_at timestamptz not null default now()
      );
      -- Orders from people to runs: an outbox between our commit and Temporal.
      create table run_commands (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        run_id uuid not null references runs(id) on delete cascade,
        -- ids and fixed words; what a person typed is sealed inside
        command jsonb not null,
        attempts int not null default 0,
        available_at timestamptz not null default now(),
        created_at timestamptz not null default now(),
        done_at timestamptz,
        error text
      );
      create index run_commands_open on run_commands (workspace_id, available_at) where done_at is null;
      create index run_commands_of_run on run_commands (workspace_id, run_id);
      create table bulk_operations (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        action text not null,
        filter jsonb not null,
        options jsonb not null default '{}',
        requested_by uuid,
        status text not null default 'running' check (status in ('running', 'done', 'cancelled')),
        total int not null,
        done int not null default 0,
        refused int not null default 0,
        -- the last run that was handled; runs that began after created_at are left alone
        cursor uuid,
        created_at timestamptz not null default now(),
        ended_at timestamptz
      );
      create index bulk_operations_open on bulk_operations (workspace_id, created_at) where status = 'running';
      create table approvals (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        run_id uuid not null references runs(id) on delete cascade,
        step_key text not null,
        node_id text not null,
        contact_id uuid,
        subject_key_ref text not null,
        -- sealed under the run's subject key
        question bytea not null,
        choices jsonb not null,
        -- who may answer: one member, everybody of a role, or everybody with the permission
        assignee_member uuid,
        assignee_role text,
        token_hash bytea not null unique,
        status text not null default 'open' check (status in ('open', 'answered', 'expired', 'withdrawn')),
        choice text,
        note bytea,
        answered_by uuid,
        answered_via text check (answered_via in ('member', 'link')),
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        answered_at timestamptz,
        unique (run_id, step_key)
      );
      create index approvals_open on approvals (workspace_id, created_at desc) where status = 'open';
      create table simulations (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        workflow_id uuid not null references workflows(id) on delete cascade,
        name text not null,
        scenario jsonb not null,
        expectations jsonb not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workflow_id, name)
      );
    `);
    for (const table of TABLES) await runner.query(protect(table));
    await runner.query(`
      create function approval_by_token(p_hash bytea) returns table (workspace_id uuid, approval_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select a.workspace_id, a.id from approvals a where a.token_hash = p_hash $$;
      create or replace function workspaces_with_work() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$
          select e.workspace_id from events e where e.status = 'pending' and e.available_at <= now()
          union select r.workspace_id from runs r where r.start_pending and r.start_available_at <= now()
          union select w.workspace_id from waits w where w.signal_pending
          union select t.workspace_id from triggers t where t.active and t.next_due_at <= now()
          union select c.workspace_id from run_commands c where c.done_at is null and c.available_at <= now()
          union select b.workspace_id from bulk_operations b where b.status = 'running'
        $$;
      revoke all on function approval_by_token(bytea) from public;
      grant execute on function approval_by_token(bytea) to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function workspaces_with_work() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$
          select e.workspace_id from events e where e.status = 'pending' and e.available_at <= now()
          union select r.workspace_id from runs r where r.start_pending and r.start_available_at <= now()
          union select w.workspace_id from waits w where w.signal_pending
          union select t.workspace_id from triggers t where t.active and t.next_due_at <= now()
        $$;
      drop function approval_by_token(bytea);
      drop table ${[...TABLES].reverse().join(', ')};
      delete from waits where branch <> '';
      alter table waits drop constraint waits_pkey, add primary key (run_id, step_key);
      alter table waits drop column branch, drop column match_hash, drop column about_anybody;
      drop index events_by_match;
      alter table events drop column match_hash;
      alter table workflows drop column paused_at;
      alter table steps drop column ports, drop column path;
      drop index runs_by_rule, runs_by_workflow_contact, runs_of_parent;
      alter table runs drop column parent_run_id, drop column parent_step_key, drop column rule_key, drop column held,
        drop column outcome, drop column attempt;
      update runs set status = 'cancelled', ended_at = coalesce(ended_at, now()) where status = 'skipped';
      update runs set status = 'waiting' where status = 'paused';
      alter table runs drop constraint runs_status_check;
      alter table runs add constraint runs_status_check check
        (status in ('queued', 'running', 'waiting', 'completed', 'failed', 'cancelled'));
    `);
  }
}
