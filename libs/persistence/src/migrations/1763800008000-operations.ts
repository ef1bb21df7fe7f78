import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What operating runs needs: questions end with their runs, and the past orders of a run are found at once. */
export class Operations1763800008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whoever ends a run, and there are many, withdraws what it still asks: here nobody can forget it.
      create function withdraw_approvals() returns trigger language plpgsql as $$
        begin
          update approvals set status = case when expires_at <= now() then 'expired' else 'withdrawn' end
           where run_id = new.id and status = 'open';
          return null;
        end $$;
      create trigger runs_withdraw_approvals after update of ended_at on runs for each row
        when (old.ended_at is null and new.ended_at is not null and new.temporal_workflow_id is not null)
        execute function withdraw_approvals();
      create index run_commands_of_run_by_age on run_commands (run_id, created_at);
      drop index run_commands_of_run;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index run_commands_of_run on run_commands (workspace_id, run_id);
      drop index run_commands_of_run_by_age;
      drop trigger runs_withdraw_approvals on runs;
      drop function withdraw_approvals();
    `);
  }
}
