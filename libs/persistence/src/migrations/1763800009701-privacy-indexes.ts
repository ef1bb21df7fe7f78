import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is old, and what is about one person, is found without a look at everything else. By themselves, so that who only
 * reads these tables goes on while the indexes are built.
 */
export class PrivacyIndexes1763800009701 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index runs_with_data on runs (workspace_id, started_at)
        where data_taken_at is null and ended_at is not null;
      create index messages_with_body on messages (workspace_id, created_at) where body is not null;
      create index events_expiring on events (workspace_id, received_at)
        where status <> 'pending' and kind not in ('webhook.received', 'form.sent', 'schedule.due');
      create index waits_of_contact on waits (workspace_id, contact_id) where contact_id is not null;
      drop index if exists step_results_by_age, blobs_by_age;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index runs_with_data, messages_with_body, events_expiring, waits_of_contact`);
  }
}
