import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever ends a run, and there are many, ends what it was at: here nobody can forget it. A run that tells of its own
 * end has closed everything by then. And who has the turn in a lane is found at once, however many wait for it.
 */
export class EndedRuns1763800009810 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function close_with_run() returns trigger language plpgsql as $$
        begin
          update waits set closed_at = coalesce(closed_at, now()), signal_pending = false
           where run_id = new.id and (closed_at is null or signal_pending);
          update steps set status = 'cancelled', ended_at = now(), waiting_until = null
           where run_id = new.id and ended_at is null;
          return null;
        end $$;
      -- Behind all else: who registers waits holds back a person's events before touching any wait of theirs.
      create constraint trigger runs_close_all after update of ended_at on runs
        deferrable initially deferred for each row
        when (old.ended_at is null and new.ended_at is not null and new.temporal_workflow_id is not null)
        execute function close_with_run();
      update waits w set closed_at = coalesce(w.closed_at, now()), signal_pending = false from runs r
       where r.id = w.run_id and r.ended_at is not null and (w.closed_at is null or w.signal_pending);
      create index runs_under_way on runs (workspace_id, workflow_id, rule_key)
        where rule_key is not null and ended_at is null and not held;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index runs_under_way;
      drop trigger runs_close_all on runs;
      drop function close_with_run();
    `);
  }
}
