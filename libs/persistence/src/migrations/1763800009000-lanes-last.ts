import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever ends runs takes their lanes last, when everything else is done, and all of them in the order in which those
 * take them who begin runs: so nobody who holds a lane waits for somebody who wants it.
 */
export class LanesLast1763800009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger runs_release_next on runs;
      create function lane_lock(p_workspace uuid, p_workflow uuid, p_key text) returns bigint language sql immutable
        as $$ select hashtextextended(concat_ws(':', p_workspace, 'rule', p_workflow, p_key), 1) $$;
      ${releaseHeldRun('lane_lock(p_workspace, p_workflow, p_key)', 'for no key update skip locked')}
      -- Lanes that this transaction has freed, as long as it lasts.
      create function note_freed_lane() returns trigger language plpgsql as $$
        begin
          perform set_config('app.freed_lanes', concat_ws(',', nullif(current_setting('app.freed_lanes', true), ''),
                             lane_lock(new.workspace_id, new.workflow_id, new.rule_key)::text), true);
          return null;
        end $$;
      create or replace function release_next_run() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock(freed.lane)
             from (select distinct l::bigint as lane
                     from unnest(string_to_array(current_setting('app.freed_lanes', true), ',')) as l order by 1) as freed;
          perform release_held_run(new.workspace_id, new.workflow_id, new.rule_key);
          return null;
        end $$;
      create trigger runs_note_freed_lane after update of ended_at, status on runs for each row
        when (${FREES_LANE}) execute function note_freed_lane();
      create constraint trigger runs_release_next after update of ended_at, status on runs
        deferrable initially deferred for each row
        when (${FREES_LANE}) execute function release_next_run();

      -- A run that was told to make room says so when it has.
      create function note_replaced() returns trigger language plpgsql as $$
        begin
          if (select c.command ->> 'because' from run_commands c
               where c.run_id = new.id and c.command ->> 'kind' = 'cancel'
               order by c.created_at desc, c.id desc limit 1) = 'replaced' then
            new.outcome := 'replaced';
          end if;
          return new;
        end $$;
      create trigger runs_note_replaced before update of ended_at on runs for each row
        when (old.ended_at is null and new.ended_at is not null and new.status = 'cancelled'
              and new.rule_key is not null)
        execute function note_replaced();

      -- Many things close a question; whoever looks at the open ones hears of each.
      create function tell_of_closed_approval() returns trigger language plpgsql as $$
        begin
          perform pg_notify('flowkeep_live', json_build_object(
            'workspaceId', new.workspace_id, 'type', 'approval', 'id', new.id)::text);
          return null;
        end $$;
      create trigger approvals_tell_of_closing after update of status on approvals for each row
        when (old.status = 'open' and new.status <> 'open')
        execute function tell_of_closed_approval();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger approvals_tell_of_closing on approvals;
      drop trigger runs_note_replaced on runs;
      drop trigger runs_release_next on runs;
      drop trigger runs_note_freed_lane on runs;
      drop function tell_of_closed_approval(), note_replaced(), note_freed_lane();
      create or replace function release_next_run() returns trigger language plpgsql as $$
        begin
          perform release_held_run(new.workspace_id, new.workflow_id, new.rule_key);
          return null;
        end $$;
      ${releaseHeldRun(`hashtextextended(concat_ws(':', p_workspace, 'rule', p_workflow, p_key), 1)`, 'for update')}
      drop function lane_lock(uuid, uuid, text);
      create trigger runs_release_next after update of ended_at on runs for each row
        when (old.ended_at is null and new.ended_at is not null and new.rule_key is not null)
        execute function release_next_run();
    `);
  }
}

/** A run of a lane has ended, or one that waits for its turn goes on to do so. */
const FREES_LANE = `new.rule_key is not null and (old.ended_at is null and new.ended_at is not null
  or new.held and old.status = 'paused' and new.status = 'queued')`;

/** The oldest held run may begin where none of its lane is under way; one that somebody has in hand is passed over. */
function releaseHeldRun(lock: string, hold: string): string {
  return `
    create or replace function release_held_run(p_workspace uuid, p_workflow uuid, p_key text) returns boolean
      language plpgsql as $$
      declare released uuid;
      begin
        perform pg_advisory_xact_lock(${lock});
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
            order by h.id limit 1 ${hold})
        returning r.id into released;
        if released is null then return false; end if;
        perform pg_notify('flowkeep_work', '');
        return true;
      end $$;`;
}
