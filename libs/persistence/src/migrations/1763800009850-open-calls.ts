import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eachOnce } from './workspace-walk.ts';

/** What a call without an answer is: whoever asks for it says all three. */
const OPEN = `x.call_started_at is not null and x.provider_id is null and x.error_code is null`;

/**
 * Calls of providers whose callers died are found by an index of calls without an answer. Its condition does not speak of
 * the status, which providers report again and again: each report would be written into every index of the table.
 */
export class OpenCalls1763800009850 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index messages_call_open on messages (workspace_id, call_started_at, id)
        where call_started_at is not null and provider_id is null and error_code is null;

      create function workspaces_with_open_calls() returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ with recursive ${eachOnce('found', 'messages', OPEN)} select f.workspace_id from found f $$;

      revoke all on function workspaces_with_open_calls() from public;
      grant execute on function workspaces_with_open_calls() to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function workspaces_with_open_calls();
      drop index messages_call_open;
    `);
  }
}
