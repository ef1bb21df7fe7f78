import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-security.ts';

const TABLES = [
  'workspace_keys',
  'subject_keys',
  'contacts',
  'identities',
  'pipelines',
  'stages',
  'deals',
  'connections',
  'conversations',
  'message_templates',
  'messages',
  'message_events',
  'suppressions',
  'retention_rules',
  'retention_reports',
  'data_requests',
] as const;

/** People and what is said to them: contacts, deals, messages; keys, consent and the privacy work on all of it. */
export class People1763800002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table workspace_keys (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        key_id text not null,
        wrapped_key bytea not null,
        created_at timestamptz not null default now(),
        primary key (workspace_id, key_id)
      );
      create table contacts (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        name text not null default '',
        email text,
        language text,
        time_zone text,
        source text,
        attributes jsonb not null default '{}',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        last_activity_at timestamptz not null default now(),
        erased_at timestamptz
      );
      create index contacts_by_time on contacts (workspace_id, created_at desc, id desc);
      create index contacts_by_activity on contacts (workspace_id, last_activity_at);
      -- Keys that seal what is about one person. A key may be made before the person is known. No key, no data.
      create table subject_keys (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        ref text not null,
        contact_id uuid references contacts(id) on delete set null,
        wrapped_key bytea,
        created_at timestamptz not null default now(),
        destroyed_at timestamptz,
        primary key (workspace_id, ref),
        unique (ref)
      );
      create index subject_keys_of_contact on subject_keys (workspace_id, contact_id);
      -- One address of a person on one channel. Phones are E.164.
      create table identities (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        contact_id uuid not null references contacts(id) on delete cascade,
        channel text not null check (channel in ('phone', 'email', 'whatsapp')),
        address text not null,
        reachable boolean not null default true,
        last_inbound_at timestamptz,
        created_at timestamptz not null default now(),
        unique (workspace_id, channel, address)
      );
      create index identities_of_contact on identities (workspace_id, contact_id);
      create table pipelines (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        name text not null,
        position int not null default 0
      );
      create table stages (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        pipeline_id uuid not null references pipelines(id) on delete cascade,
        name text not null,
        position int not null,
        kind text not null default 'open' check (kind in ('open', 'won', 'lost'))
      );
      create table deals (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        contact_id uuid not null references contacts(id) on delete cascade,
        pipeline_id uuid not null references pipelines(id),
        stage_id uuid not null references stages(id),
        title text not null,
        amount numeric(14, 2),
        currency char(3) not null,
        -- step that moved it last, so that a repeated step moves nothing
        last_step_key text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index deals_by_stage on deals (workspace_id, stage_id);
      create index deals_of_contact on deals (workspace_id, contact_id);
      create table connections (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        kind text not null check (kind in ('whatsapp', 'openai')),
        name text not null,
        settings jsonb not null default '{}',
        -- sealed under the workspace's key
        secrets bytea not null,
        -- the provider's own id of our account, by which its callbacks find the workspace (WhatsApp: phone number id)
        external_id text,
        created_at timestamptz not null default now(),
        unique (kind, external_id)
      );
      create table conversations (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        contact_id uuid not null references contacts(id) on delete cascade,
        channel text not null,
        last_message_at timestamptz not null default now(),
        unique (workspace_id, contact_id, channel)
      );
      create table message_templates (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        channel text not null,
        name text not null,
        language text not null,
        category text not null check (category in ('marketing', 'utility', 'authentication')),
        body text not null,
        status text not null check (status in ('draft', 'pending', 'approved', 'rejected', 'paused', 'disabled')),
        unique (workspace_id, channel, name, language)
      );
      -- Outbound rows are the send ledger: claimed by step key before the provider is called.
      create table messages (
        id uuid primary key,
        workspace_id uuid not null references workspaces(id) on delete cascade,
        conversation_id uuid not null references conversations(id) on delete cascade,
        contact_id uuid not null references contacts(id) on delete cascade,
        direction text not null check (direction in ('in', 'out')),
        channel text not null,
        kind text not null check (kind in ('text', 'template', 'other')),
        -- sealed under subject_key_ref; null once a retention rule has taken it
        body bytea,
        subject_key_ref text not null,
        template_name text,
        status text not null check (status in ('queued', 'sent', 'delivered', 'read', 'failed', 'unknown', 'received')),
        -- outbound: whether the provider may have been called, and what it said
        step_key text,
        run_id uuid,
        call_started_at timestamptz,
        error_code text,
        error_message text,
        provider_id text,
        created_at timestamptz not null default now(),
        status_at timestamptz not null default now()
      );
      create unique index messages_once_per_step on messages (workspace_id, step_key) where step_key is not null;
      create unique index messages_once_per_provider_id on messages (workspace_id, channel, provider_id)
        where provider_id is not null;
      create index messages_of_conversation on messages (workspace_id, conversation_id, created_at);
      create index messages_of_contact on messages (workspace_id, contact_id, created_at);
      create index messages_of_run on messages (workspace_id, run_id) where run_id is not null;
      -- Every status a provider reported; the state of a message is derived from them by rank.
      create table message_events (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        message_id uuid not null references messages(id) on delete cascade,
        status text not null,
        provider_at timestamptz not null,
        error_code text,
        received_at timestamptz not null default now(),
        primary key (message_id, status, provider_at)
      );
      -- Addresses that must not be written to. The hash outlives the person's erasure.
      create table suppressions (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        channel text not null,
        address_hash bytea not null,
        reason text not null,
        created_at timestamptz not null default now(),
        primary key (workspace_id, channel, address_hash)
      );
      create table retention_rules (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces(id) on delete cascade,
        category text not null check (category in ('message-bodies', 'inactive-contacts')),
        months int not null check (months between 1 and 240),
        enabled boolean not null default true,
        unique (workspace_id, category)
      );
      create table retention_reports (
        id uuid primary key,
        workspace_id uuid not null references workspaces(id) on delete cascade,
        dry_run boolean not null,
        status text not null check (status in ('running', 'completed', 'failed')),
        counts jsonb not null default '{}',
        started_at timestamptz not null default now(),
        ended_at timestamptz
      );
      -- Holds no personal data: a contact is named by its random id only.
      create table data_requests (
        id uuid primary key,
        workspace_id uuid not null references workspaces(id) on delete cascade,
        kind text not null check (kind in ('erasure')),
        contact_id uuid not null,
        status text not null check (status in ('received', 'running', 'completed', 'failed')),
        requested_by text not null,
        report jsonb not null default '{}',
        requested_at timestamptz not null default now(),
        completed_at timestamptz
      );
    `);
    for (const table of TABLES) await runner.query(protect(table));
    await runner.query(`
      create function connection_by_external_id(p_kind text, p_external_id text)
        returns table (workspace_id uuid, connection_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select c.workspace_id, c.id from connections c where c.kind = p_kind and c.external_id = p_external_id $$;
      create function workspace_of_subject_key(p_ref text) returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select k.workspace_id from subject_keys k where k.ref = p_ref $$;
      revoke all on function connection_by_external_id(text, text), workspace_of_subject_key(text) from public;
      grant execute on function connection_by_external_id(text, text), workspace_of_subject_key(text) to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function connection_by_external_id(text, text), workspace_of_subject_key(text);
      drop table ${[...TABLES].reverse().join(', ')};
    `);
  }
}
