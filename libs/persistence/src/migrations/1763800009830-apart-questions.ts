import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eachOnce, firstOfEach } from './workspace-walk.ts';

/**
 * Runs to start and waits to signal are asked for apart, for what is slow to start must not hold up replies; and held runs
 * are looked after where there are any.
 */
export class ApartQuestions1763800009830 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function workspaces_to_start() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$
          with recursive ${firstOfEach('starting', 'runs', 'x.start_pending', 'start_available_at')}
          select s.workspace_id from starting s where s.start_available_at <= now()
        $$;

      create function workspaces_to_signal() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ with recursive ${eachOnce('found', 'waits', 'x.signal_pending')} select f.workspace_id from found f $$;

      create function workspaces_with_held_runs() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ with recursive ${eachOnce('found', 'runs', 'x.held')} select f.workspace_id from found f $$;

      revoke all on function workspaces_to_start(), workspaces_to_signal(), workspaces_with_held_runs() from public;
      grant execute on function workspaces_to_start(), workspaces_to_signal(), workspaces_with_held_runs()
        to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function workspaces_to_start(), workspaces_to_signal(), workspaces_with_held_runs();
    `);
  }
}
