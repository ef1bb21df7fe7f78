import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose data has been taken: what is old is found run by run, and everything of a run goes at once. */
export class TakenRuns1763800009700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- when all that an ended run had kept was deleted after its time
      alter table runs add column data_taken_at timestamptz
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table runs drop column data_taken_at`);
  }
}
