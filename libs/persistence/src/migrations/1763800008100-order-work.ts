import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders are looked for by those who deliver them alone, so that events and orders do not wake one another. */
export class OrderWork1763800008100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function workspaces_with_orders() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$
          select w.id from workspaces w
           where exists (select 1 from run_commands c
                          where c.workspace_id = w.id and c.done_at is null and c.available_at <= now())
              or exists (select 1 from bulk_operations b where b.workspace_id = w.id and b.status = 'running')
        $$;
      revoke all on function workspaces_with_orders() from public;
      grant execute on function workspaces_with_orders() to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function workspaces_with_orders()`);
  }
}
