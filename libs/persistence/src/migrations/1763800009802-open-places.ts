import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where runs stand is counted without a look at steps that have ended. */
export class OpenPlaces1763800009802 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index steps_open on steps (run_id) where ended_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index steps_open`);
  }
}
