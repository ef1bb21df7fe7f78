import type { MigrationInterface, QueryRunner } from 'typeorm';

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
          with recursive starting as (
            (select x.workspace_id, x.start_available_at from runs x where x.start_pending ${FIRST_DUE})
            union all
            select n.* from starting last cross join lateral (
              select x.workspace_id, x.start_available_at from runs x
               where x.start_pending and x.workspace_id > last.workspace_id ${FIRST_DUE}) n)
          select s.workspace_id from starting s where s.start_available_at <= now()
        $$;

      create function workspaces_to_signal() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ ${eachWith('waits', 'x.signal_pending')} $$;

      create function workspaces_with_held_runs() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ ${eachWith('runs', 'x.held')} $$;

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

const FIRST_DUE = 'order by x.workspace_id, x.start_available_at limit 1';

/** Each workspace that has such a row, from one to the next by an index that begins with the workspace. */
function eachWith(table: string, condition: string): string {
  return `
    with recursive found as (
      (select x.workspace_id from ${table} x where ${condition} order by x.workspace_id limit 1)
      union all
      select n.* from found last cross join lateral (
        select x.workspace_id from ${table} x
         where ${condition} and x.workspace_id > last.workspace_id order by x.workspace_id limit 1) n)
    select f.workspace_id from found f`;
}
