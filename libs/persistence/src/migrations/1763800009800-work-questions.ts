import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eachOnce, firstOfEach } from './workspace-walk.ts';

/**
 * Events are asked for apart from what goes to Temporal, so that neither loop is woken in vain by the other's work. The
 * question goes from workspace to workspace by the index of what is open: what it costs follows those that have work,
 * not all there are. `workspaces_with_work` stays for workers of the release before.
 */
export class WorkQuestions1763800009800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function workspaces_with_events() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$
          with recursive ${firstOfEach('pending', 'events', `x.status = 'pending'`, 'available_at')},
            ${eachOnce('ended', 'runs', 'x.end_pending')}
          select p.workspace_id from pending p where p.available_at <= now()
          union select d.workspace_id from ended d
          union select t.workspace_id from triggers t where t.active and t.next_due_at <= now()
        $$;

      revoke all on function workspaces_with_events() from public;
      grant execute on function workspaces_with_events() to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function workspaces_with_events()`);
  }
}
