const STATUSES = { completed: ['completed'], waiting: ['waiting'] };

/** What has become of runs, read from the tables themselves: an answer of the API says only that an event is kept. */
export class RunCounts {
  constructor(database, workspaceId) {
    this.database = database;
    this.workspaceId = workspaceId;
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
        where workspace_id = $1 and workflow_id = $2 and started_at >= $3 and status = any($4)`,
      [this.workspaceId, workflowId, since, STATUSES[until]],
    );
    return rows[0].count;
  }

  /** What the others ended as, where not all arrived. */
  async statuses(workflowId, since) {
    const { rows } = await this.database.query(
      `select status, count(*)::int as count, count(*) filter (where temporal_workflow_id is not null)::int as temporal
         from runs where workspace_id = $1 and workflow_id = $2 and started_at >= $3 group by status`,
      [this.workspaceId, workflowId, since],
    );
    return Object.fromEntries(rows.map(({ status, count, temporal }) => [status, { count, temporal }]));
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
}
