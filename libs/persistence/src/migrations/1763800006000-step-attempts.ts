import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-security.ts';

/** Tries of steps that have failed, so that a worker that dies does not give a step its tries anew. */
export class StepAttempts1763800006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table step_attempts (
        workspace_id uuid not null references workspaces(id) on delete cascade,
        run_id uuid not null references runs(id) on delete cascade,
        step_key text not null,
        failed int not null,
        primary key (run_id, step_key)
      );
    `);
    await runner.query(protect('step_attempts'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table step_attempts`);
  }
}
