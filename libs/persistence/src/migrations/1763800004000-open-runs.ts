import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs under way are few among all runs, and waits that an event has ended among all waits: both are found at once. */
export class OpenRuns1763800004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index runs_open on runs (workspace_id, id) where ended_at is null;
      create index waits_by_event on waits (workspace_id, event_id) where event_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index runs_open, waits_by_event`);
  }
}
