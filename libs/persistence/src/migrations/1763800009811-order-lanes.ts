import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether another run of a lane is about to be tried again is asked by the lane, however many such orders are open. */
export class OrderLanes1763800009811 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the lane in which an order lets a run go on; known only while the order is open
      alter table run_commands add column lane bigint;
      create function note_order_lane() returns trigger language plpgsql as $$
        begin
          new.lane := (select lane_lock(r.workspace_id, r.workflow_id, r.rule_key) from runs r
                        where r.id = new.run_id and r.rule_key is not null);
          return new;
        end $$;
      create trigger run_commands_note_lane before insert on run_commands for each row
        when (new.done_at is null and new.command ->> 'kind' = 'retry') execute function note_order_lane();
      create function leave_order_lane() returns trigger language plpgsql as $$
        begin
          new.lane := null;
          return new;
        end $$;
      create trigger run_commands_leave_lane before update of done_at on run_commands for each row
        when (new.done_at is not null and old.lane is not null) execute function leave_order_lane();
      update run_commands c set lane = lane_lock(r.workspace_id, r.workflow_id, r.rule_key) from runs r
       where r.id = c.run_id and r.rule_key is not null and c.done_at is null and c.command ->> 'kind' = 'retry';
      create index run_commands_by_lane on run_commands (workspace_id, lane) where lane is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger run_commands_note_lane on run_commands;
      drop trigger run_commands_leave_lane on run_commands;
      drop function note_order_lane(), leave_order_lane();
      alter table run_commands drop column lane;
    `);
  }
}
