import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-security.ts';

const TABLES = [
  'workflows',
  'draft_operations',
  'workflow_versions',
  'plans',
  'triggers',
  'events',
  'runs',
  'steps',
  'waits',
  'step_results',
] as const;

/** Workflows, their versions and triggers; the event inbox; runs with their steps and waits. */
export class Workflows1763800001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table workflows (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        name text not null,
        slug text not null,
        draft jsonb not null,
        draft_revision int not null default 0,
        -- draft revision that the live version was published from
        published_revision int,
        live_version int,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        archived_at timestamptz,
        unique (workspace_id, slug)
      );
      create table draft_operations (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        workflow_id uuid not null references workflows(id) on delete cascade,
        revision int not null,
        operation jsonb not null,
        author_id uuid not null,
        created_at timestamptz not null default now(),
        primary key (workflow_id, revision)
      );
      create table workflow_versions (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        workflow_id uuid not null references workflows(id) on delete cascade,
        number int not null,
        graph jsonb not null,
        plan_hash text not null,
        note text not null default '',
        published_by uuid,
        published_at timestamptz not null default now(),
        unique (workflow_id, number)
      );
      create table plans (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        hash text not null,
        plan jsonb not null,
        created_at timestamptz not null default now(),
        primary key (workspace_id, hash)
      );
      -- Triggers of live versions; token is the secret part of a public address, null where there is none.
      create table triggers (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        workflow_id uuid not null references workflows(id) on delete cascade,
        node_id text not null,
        type text not null,
        event_kind text not null,
        token text unique,
        signing_secret bytea,
        config jsonb not null,
        active boolean not null default true,
        next_due_at timestamptz,
        unique (workflow_id, node_id)
      );
      create index triggers_by_event on triggers (workspace_id, event_kind) where active;
      create index triggers_due on triggers (next_due_at) where active and next_due_at is not null;
      create table events (
        id uuid primary key,
        workspace_id uuid not null references workspaces(id) on delete cascade,
        kind text not null,
        key text not null,
        dedup_key text,
        contact_id uuid,
        -- sealed under subject_key_ref
        payload bytea not null,
        subject_key_ref text not null,
        status text not null default 'pending' check (status in ('pending', 'done', 'failed')),
        attempts int not null default 0,
        error text,
        received_at timestamptz not null default now(),
        available_at timestamptz not null default now()
      );
      create unique index events_dedup on events (workspace_id, kind, key, dedup_key) where dedup_key is not null;
      create index events_pending on events (workspace_id, available_at) where status = 'pending';
      create index events_of_contact on events (workspace_id, contact_id, kind, received_at);
      create table runs (
        id uuid primary key,
        workspace_id uuid not null references workspaces(id) on delete cascade,
        workflow_id uuid not null references workflows(id) on delete cascade,
        version int not null,
        event_id uuid not null,
        trigger_node text not null,
        contact_id uuid,
        subject_key_ref text not null,
        -- id of the Temporal workflow; null for a run that ended in the transaction that began it
        temporal_workflow_id text,
        -- whether Temporal has been asked to start it: an outbox
        start_pending boolean not null default true,
        start_attempts int not null default 0,
        start_available_at timestamptz not null default now(),
        status text not null default 'queued'
          check (status in ('queued', 'running', 'waiting', 'completed', 'failed', 'cancelled')),
        current_node text,
        error jsonb,
        started_at timestamptz not null default now(),
        ended_at timestamptz,
        unique (event_id, workflow_id, trigger_node)
      );
      create index runs_by_time on runs (workspace_id, started_at desc, id desc);
      create index runs_by_workflow on runs (workspace_id, workflow_id, started_at desc, id desc);
      create index runs_by_contact on runs (workspace_id, contact_id, started_at desc);
      create index runs_to_start on runs (workspace_id, start_available_at) where start_pending;
      create table steps (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        run_id uuid not null references runs(id) on delete cascade,
        step_key text not null,
        node_id text not null,
        node_type text not null,
        visit int not null,
        status text not null,
        port text,
        -- sealed under the run's subject key
        output bytea,
        error jsonb,
        started_at timestamptz not null,
        ended_at timestamptz,
        waiting_until timestamptz,
        sequence int not null,
        primary key (run_id, step_key)
      );
      create index steps_by_node on steps (workspace_id, node_id, status);
      create table waits (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        step_key text not null,
        run_id uuid not null references runs(id) on delete cascade,
        event_kind text not null,
        event_key text not null,
        contact_id uuid,
        since timestamptz not null,
        until timestamptz,
        -- the event that ended the wait, and whether Temporal has been told of it: an outbox
        event_id uuid,
        signal_pending boolean not null default false,
        closed_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (run_id, step_key)
      );
      create index waits_open on waits (workspace_id, event_kind, event_key, contact_id) where closed_at is null;
      create index waits_to_signal on waits (workspace_id) where signal_pending;
      -- Step ledger: what an outbound step has given, so that a retry goes on behind it.
      create table step_results (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        run_id uuid not null references runs(id) on delete cascade,
        step_key text not null,
        result bytea not null,
        created_at timestamptz not null default now(),
        primary key (run_id, step_key)
      );
    `);
    for (const table of TABLES) await runner.query(protect(table));
    await runner.query(`
      create function trigger_by_token(p_token text) returns table (workspace_id uuid, trigger_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select t.workspace_id, t.id from triggers t where t.token = p_token and t.active $$;
      -- Workspaces in which a worker has something to do now.
      create function workspaces_with_work() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$
          select e.workspace_id from events e where e.status = 'pending' and e.available_at <= now()
          union select r.workspace_id from runs r where r.start_pending and r.start_available_at <= now()
          union select w.workspace_id from waits w where w.signal_pending
          union select t.workspace_id from triggers t where t.active and t.next_due_at <= now()
        $$;
      create function all_workspaces() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select id from workspaces order by created_at $$;
      revoke all on function trigger_by_token(text), workspaces_with_work(), all_workspaces() from public;
      grant execute on function trigger_by_token(text), workspaces_with_work(), all_workspaces() to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function trigger_by_token(text), workspaces_with_work(), all_workspaces();
      drop table ${[...TABLES].reverse().join(', ')};
    `);
  }
}
