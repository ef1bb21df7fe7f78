import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether somebody's run still goes on that began before an instant, and which runs have gone on longest, is one look;
 * runs that have ended cost nothing in it. What a provider said of a message is found without its text.
 */
export class RetentionIndexes1763800009840 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Its condition keeps it from questions that know the id of a run: while few runs are open, an index of open ones
      -- looks cheaper than that by id, and stays chosen when there are many.
      create index runs_open_by_age on runs (workspace_id, started_at)
        where ended_at is null and started_at is not null;
      create index runs_open_of_contact on runs (workspace_id, contact_id, started_at)
        where ended_at is null and contact_id is not null;
      drop index messages_with_body;
      create index messages_with_text on messages (workspace_id, created_at)
        where body is not null or error_message is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index runs_open_by_age, runs_open_of_contact, messages_with_text;
      create index messages_with_body on messages (workspace_id, created_at) where body is not null;
    `);
  }
}
