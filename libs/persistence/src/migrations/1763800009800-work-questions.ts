import type { MigrationInterface, QueryRunner } from 'typeorm';

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

/** The row of each workspace that comes first by a column, found by an index on (workspace_id, column). */
function firstOfEach(name: string, table: string, condition: string, column: string): string {
  const order = `order by x.workspace_id, x.${column} limit 1`;
  return `
    ${name} as (
      (select x.workspace_id, x.${column} from ${table} x where ${condition} ${order})
      union all
      select n.* from ${name} last cross join lateral (
        select x.workspace_id, x.${column} from ${table} x
         where ${condition} and x.workspace_id > last.workspace_id ${order}) n)`;
}

/** Each workspace that has such a row, found by an index on workspace_id. */
function eachOnce(name: string, table: string, condition: string): string {
  return `
    ${name} as (
      (select x.workspace_id from ${table} x where ${condition} order by x.workspace_id limit 1)
      union all
      select n.* from ${name} last cross join lateral (
        select x.workspace_id from ${table} x
         where ${condition} and x.workspace_id > last.workspace_id order by x.workspace_id limit 1) n)`;
}
