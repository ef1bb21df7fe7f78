import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What can never succeed is not tried for ever: starts of runs, and orders to many runs, count their failures. */
export class BoundedTries1763800009500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- tries to start it that failed for reasons of its own; outages do not count
      alter table runs add column start_failures int not null default 0;
      alter table bulk_operations drop constraint bulk_operations_status_check;
      alter table bulk_operations
        add constraint bulk_operations_status_check check (status in ('running', 'done', 'failed', 'cancelled')),
        -- runs that the order could not be given to, for reasons that nobody foresaw, and the first of them
        add column broken int not null default 0,
        add column broken_runs uuid[] not null default '{}',
        -- tries of the next run, or of finding it, that failed; outages do not count
        add column failures int not null default 0,
        -- of a failed one: what went wrong, a sentence without anything personal
        add column error text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table bulk_operations drop constraint bulk_operations_status_check;
      update bulk_operations set status = 'done' where status = 'failed';
      alter table bulk_operations
        add constraint bulk_operations_status_check check (status in ('running', 'done', 'cancelled')),
        drop column broken, drop column broken_runs, drop column failures, drop column error;
      alter table runs drop column start_failures;
    `);
  }
}
