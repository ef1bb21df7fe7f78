import { untilAsleep } from './asleep-on-temporal.mjs';

// One that waits in our tables only has not been handed to Temporal yet.
const CONDITIONS = { completed: `status = 'completed'`, waiting: `status = 'waiting' and not start_pending` };

/** What has become of runs, read from the tables themselves: an answer of the API says only that an event is kept. */
export class RunCounts {
  constructor(database, workspaceId, stack) {
    this.database = database;
    this.workspaceId = workspaceId;
    this.stack = stack;
  }

  /** When the last of the runs that wait fell asleep on Temporal; null where all of them had. */
  untilAsleep(workflowId, since) {
    return untilAsleep(this, workflowId, since);
  }

  /** The database's own clock, so that moments can be compared. */
  async now() {
    const { rows } = await this.database.query('select clock_timestamp() as now');
    return rows[0].now;
  }

  /** How many runs of a workflow that began since `since` have come as far as `until` says. */
  async arrived(workflowId, since, until) {
    const { rows } = await this.database.query(
      `select count(*)::int as count from runs
        where workspace_id = $1 and workflow_id = $2 and started_at >= $3 and ${CONDITIONS[until]}`,
      [this.workspaceId, workflowId, since],
    );
    return rows[0].count;
  }

  /** Where the others are, where not all arrived: what each part of the way still has to do, and since when. */
  async hanging(workflowId, since) {
    const place = [this.workspaceId, workflowId, since];
    const runs = await this.database.query(
      `select status, current_node as node, count(*)::int as count,
              count(*) filter (where start_pending)::int as "notStarted", max(start_attempts)::int as "startAttempts",
              min(started_at) as oldest, mode() within group (order by error->>'code') as error
         from runs where workspace_id = $1 and workflow_id = $2 and started_at >= $3 group by 1, 2`,
      place,
    );
    const rest = await this.database.query(
      `select (select count(*)::int from events where workspace_id = $1 and status = 'pending') as "eventsPending",
              (select min(received_at) from events where workspace_id = $1 and status = 'pending') as "oldestEvent",
              (select count(*)::int from events where workspace_id = $1 and status = 'failed') as "eventsGivenUp",
              (select count(*)::int from waits where workspace_id = $1 and signal_pending) as "signalsPending",
              (select count(*)::int from waits where workspace_id = $1 and closed_at is null) as "waitsOpen"`,
      [this.workspaceId],
    );
    return { runs: runs.rows, ...rest.rows[0] };
  }

  /** When the last run ended. */
  async lastEnd(workflowId, since) {
    const { rows } = await this.database.query(
      `select max(ended_at) as at from runs where workspace_id = $1 and workflow_id = $2 and started_at >= $3`,
      [this.workspaceId, workflowId, since],
    );
    return rows[0].at;
  }

  /** Milliseconds from a person's answer to the start of the step behind the wait, one for each run. */
  async resumeTimes(workflowId, since, nodeId) {
    const { rows } = await this.database.query(
      `select extract(epoch from (steps.started_at - events.received_at)) * 1000 as milliseconds
         from runs
         join waits on waits.workspace_id = runs.workspace_id and waits.run_id = runs.id
         join events on events.id = waits.event_id
         join steps on steps.run_id = runs.id and steps.node_id = $4
        where runs.workspace_id = $1 and runs.workflow_id = $2 and runs.started_at >= $3`,
      [this.workspaceId, workflowId, since, nodeId],
    );
    return rows.map((row) => Number(row.milliseconds));
  }

  /** Milliseconds from the moment `due` to the start of a step, one for each run. */
  async lateness(workflowId, since, nodeId, due) {
    const { rows } = await this.database.query(
      `select extract(epoch from (steps.started_at - $5::timestamptz)) * 1000 as milliseconds
         from runs join steps on steps.run_id = runs.id and steps.node_id = $4
        where runs.workspace_id = $1 and runs.workflow_id = $2 and runs.started_at >= $3`,
      [this.workspaceId, workflowId, since, nodeId, due],
    );
    return rows.map((row) => Number(row.milliseconds));
  }
}
