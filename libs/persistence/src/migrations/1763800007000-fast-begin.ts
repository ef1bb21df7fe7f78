import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What makes beginning a run cheap. A step belongs to a run, and a run to a workflow: through them both belong to a
 * workspace, so that another reference to it would only be looked up once more for each row. Indexes by contact hold
 * only what is about a contact.
 */
export class FastBegin1763800007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table steps drop constraint steps_workspace_id_fkey;
      alter table runs drop constraint runs_workspace_id_fkey;
      drop index runs_by_contact, runs_by_workflow_contact, events_of_contact, subject_keys_of_contact;
      create index runs_by_contact on runs (workspace_id, contact_id, started_at desc, id desc)
        where contact_id is not null;
      create index runs_by_workflow_contact on runs (workspace_id, workflow_id, contact_id, started_at desc)
        where contact_id is not null;
      create index events_of_contact on events (workspace_id, contact_id, kind, received_at)
        where contact_id is not null;
      create index subject_keys_of_contact on subject_keys (workspace_id, contact_id) where contact_id is not null;
      -- Runs that people look for are few among all runs.
      create index runs_by_status on runs (workspace_id, status, started_at desc, id desc)
        where status in ('failed', 'cancelled', 'skipped', 'paused');
    `);
    await runner.query(withWork(ASKED_BY_WORKSPACE));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withWork(ASKED_BY_WORK));
    await runner.query(`
      drop index runs_by_status, runs_by_contact, runs_by_workflow_contact, events_of_contact, subject_keys_of_contact;
      create index runs_by_contact on runs (workspace_id, contact_id, started_at desc);
      create index runs_by_workflow_contact on runs (workspace_id, workflow_id, contact_id, started_at desc);
      create index events_of_contact on events (workspace_id, contact_id, kind, received_at);
      create index subject_keys_of_contact on subject_keys (workspace_id, contact_id);
      alter table runs add constraint runs_workspace_id_fkey
        foreign key (workspace_id) references workspaces(id) on delete cascade;
      alter table steps add constraint steps_workspace_id_fkey
        foreign key (workspace_id) references workspaces(id) on delete cascade;
    `);
  }
}

/** One look into each index for each workspace, however much there is to do: work that has piled up is not walked through. */
const ASKED_BY_WORKSPACE = `
  select w.id from workspaces w
   where exists (select 1 from events e
                  where e.workspace_id = w.id and e.status = 'pending' and e.available_at <= now())
      or exists (select 1 from runs r where r.workspace_id = w.id and r.start_pending and r.start_available_at <= now())
      or exists (select 1 from waits a where a.workspace_id = w.id and a.signal_pending)
      or exists (select 1 from triggers t where t.workspace_id = w.id and t.active and t.next_due_at <= now())
      or exists (select 1 from run_commands c
                  where c.workspace_id = w.id and c.done_at is null and c.available_at <= now())
      or exists (select 1 from bulk_operations b where b.workspace_id = w.id and b.status = 'running')`;

const ASKED_BY_WORK = `
  select e.workspace_id from events e where e.status = 'pending' and e.available_at <= now()
  union select r.workspace_id from runs r where r.start_pending and r.start_available_at <= now()
  union select w.workspace_id from waits w where w.signal_pending
  union select t.workspace_id from triggers t where t.active and t.next_due_at <= now()
  union select c.workspace_id from run_commands c where c.done_at is null and c.available_at <= now()
  union select b.workspace_id from bulk_operations b where b.status = 'running'`;

function withWork(question: string): string {
  return `
    create or replace function workspaces_with_work() returns table (workspace_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$ ${question} $$`;
}
