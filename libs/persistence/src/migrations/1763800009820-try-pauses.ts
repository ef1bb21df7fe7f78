import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a step that has failed may be tried again, and what it failed with: whoever asks for it sooner has to wait. */
export class TryPauses1763800009820 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table step_attempts add column not_before timestamptz, add column code text, add column message text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table step_attempts drop column not_before, drop column code, drop column message`);
  }
}
