import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many runs came one after another before this event or run. */
export class Hops1763800009100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table events add column hops smallint not null default 0;
      alter table runs add column hops smallint not null default 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table runs drop column hops;
      alter table events drop column hops;
    `);
  }
}
