import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where runs of a workflow stand is counted without a look at those that have ended. */
export class OpenPlaces1763800009802 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index runs_open_of_workflow on runs (workspace_id, workflow_id) where ended_at is null;
      create index steps_open on steps (run_id) where ended_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index runs_open_of_workflow, steps_open`);
  }
}
