import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eachOnce } from './workspace-walk.ts';

/** Whoever compares runs with Temporal asks for workspaces that have open ones: from one to the next by their index. */
export class OpenQuestions1763800009831 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function workspaces_with_open_runs() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$
          with recursive ${eachOnce('found', 'runs', 'x.ended_at is null')}
          select f.workspace_id from found f
        $$;

      revoke all on function workspaces_with_open_runs() from public;
      grant execute on function workspaces_with_open_runs() to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function workspaces_with_open_runs()`);
  }
}
