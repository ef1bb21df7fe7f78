import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many runs came one after another before this event or run, and where to look for what is old. */
export class Hops1763800009100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table events add column hops smallint not null default 0;
      alter table runs add column hops smallint not null default 0;
      -- Rows come in by age, so a coarse index costs nothing where they are written.
      create index step_results_by_age on step_results using brin (created_at);
      create index blobs_by_age on blobs using brin (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index step_results_by_age, blobs_by_age;
      alter table runs drop column hops;
      alter table events drop column hops;
    `);
  }
}
