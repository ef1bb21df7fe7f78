import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Open runs of a workflow are counted without a look at those of others, or at those that have ended. PostgreSQL keeps a
 * value that many rows share once, so the index takes 7 bytes for each of them.
 *
 * Versions begin at 1: the condition on them, which such questions repeat, is there to keep the index from questions that
 * know the id of a run, or the key of a lane. While few runs are open, it would look cheaper than their own indexes, and
 * stay chosen when there are many.
 */
export class OpenOfWorkflow1763800009860 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index runs_open_of_workflow on runs (workspace_id, workflow_id) where ended_at is null and version > 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index runs_open_of_workflow`);
  }
}
