import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs under way are few among all runs: they are found without reading the others. */
export class OpenRuns1763800004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index runs_open on runs (workspace_id, id) where ended_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index runs_open`);
  }
}
