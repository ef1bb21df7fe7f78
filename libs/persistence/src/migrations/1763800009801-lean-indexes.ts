import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes that no question asks, or that another answers as well, cost every run their share. Steps are always asked for
 * by their run; without the status in an index a step that goes on is also rewritten in place. A reference to a key is
 * unique among all workspaces.
 */
export class LeanIndexes1763800009801 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index steps_by_node;
      alter table subject_keys drop constraint subject_keys_pkey, drop constraint subject_keys_ref_key,
        add primary key (ref);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table subject_keys drop constraint subject_keys_pkey,
        add primary key (workspace_id, ref), add constraint subject_keys_ref_key unique (ref);
      create index steps_by_node on steps (workspace_id, node_id, status);
    `);
  }
}
