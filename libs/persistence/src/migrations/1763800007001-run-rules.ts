import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rules about which runs may begin and run at the same time. Many ways lead to the end of a run; what follows from it is
 * said here, so that none of them can forget it.
 */
export class RunRules1763800007001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table runs
        -- hash of the value that its trigger knows the event by, where it does
        add column dedup_hash text,
        -- whether somebody is still to be told of its end: its parent, or the workflow for failures
        add column end_pending boolean not null default false;
      create index runs_by_dedup on runs (workspace_id, workflow_id, trigger_node, dedup_hash, started_at desc)
        where dedup_hash is not null;
      create index runs_held on runs (workspace_id, workflow_id, rule_key, id) where held;
      create index runs_end_pending on runs (workspace_id) where end_pending;

      create function note_run_end() returns trigger language plpgsql as $$
        begin
          new.end_pending := true;
          perform pg_notify('flowkeep_work', '');
          return new;
        end $$;
      create trigger runs_note_end before update of ended_at on runs for each row
        when (old.ended_at is null and new.ended_at is not null
              and (new.parent_run_id is not null or new.status = 'failed'))
        execute function note_run_end();

      -- The oldest held run may begin where none of its rule is under way. Who begins or ends such runs holds the lock.
      create function release_held_run(p_workspace uuid, p_workflow uuid, p_key text) returns boolean
        language plpgsql as $$
        declare released uuid;
        begin
          perform pg_advisory_xact_lock(hashtextextended(concat_ws(':', p_workspace, 'rule', p_workflow, p_key), 1));
          if exists (select 1 from runs r where r.workspace_id = p_workspace and r.workflow_id = p_workflow
                        and r.rule_key = p_key and r.ended_at is null and not r.held) then
            return false;
          end if;
          update runs r set held = false, start_pending = true,
                            start_available_at = case when w.paused_at is null then now() else 'infinity' end
            from workflows w
           where w.id = r.workflow_id and r.id = (
             select h.id from runs h where h.workspace_id = p_workspace and h.workflow_id = p_workflow
                and h.rule_key = p_key and h.held and h.ended_at is null and h.status = 'queued'
              order by h.id limit 1 for update)
          returning r.id into released;
          if released is null then return false; end if;
          perform pg_notify('flowkeep_work', '');
          return true;
        end $$;
      create function release_next_run() returns trigger language plpgsql as $$
        begin
          perform release_held_run(new.workspace_id, new.workflow_id, new.rule_key);
          return null;
        end $$;
      create trigger runs_release_next after update of ended_at on runs for each row
        when (old.ended_at is null and new.ended_at is not null and new.rule_key is not null)
        execute function release_next_run();
    `);
    await runner.query(workspacesWithWork(ENDS));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(workspacesWithWork(ORDERS));
    await runner.query(`
      drop trigger runs_release_next on runs;
      drop trigger runs_note_end on runs;
      drop function release_next_run(), release_held_run(uuid, uuid, text), note_run_end();
      drop index runs_by_dedup, runs_held, runs_end_pending;
      alter table runs drop column dedup_hash, drop column end_pending;
    `);
  }
}

const ENDS = `
      or exists (select 1 from runs r where r.workspace_id = w.id and r.end_pending)`;

/** Have a question of their own by now. */
const ORDERS = `
      or exists (select 1 from run_commands c
                  where c.workspace_id = w.id and c.done_at is null and c.available_at <= now())
      or exists (select 1 from bulk_operations b where b.workspace_id = w.id and b.status = 'running')`;

function workspacesWithWork(further: string): string {
  return `
    create or replace function workspaces_with_work() returns table (workspace_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$
  select w.id from workspaces w
   where exists (select 1 from events e
                  where e.workspace_id = w.id and e.status = 'pending' and e.available_at <= now())
      or exists (select 1 from runs r where r.workspace_id = w.id and r.start_pending and r.start_available_at <= now())
      or exists (select 1 from waits a where a.workspace_id = w.id and a.signal_pending)
      or exists (select 1 from triggers t where t.workspace_id = w.id and t.active and t.next_due_at <= now())
${further}
      $$`;
}
