const CONDITIONS = { completed: 'finished', waiting: `status = 'waiting'` };

/** What has become of n8n's executions, asked as we ask of our runs. */
export class ExecutionCounts {
  constructor(database) {
    this.database = database;
  }

  async now() {
    // Executions know the moment in milliseconds only.
    const { rows } = await this.database.query(`select date_trunc('milliseconds', clock_timestamp()) as now`);
    return rows[0].now;
  }

  async arrived(workflowId, since, until) {
    const { rows } = await this.database.query(
      `select count(*)::int as count from execution_entity
        where "workflowId" = $1 and "createdAt" >= $2 and ${CONDITIONS[until]}`,
      [workflowId, since],
    );
    return rows[0].count;
  }

  async lastEnd(workflowId, since) {
    const { rows } = await this.database.query(
      `select max("stoppedAt") as at from execution_entity where "workflowId" = $1 and "createdAt" >= $2`,
      [workflowId, since],
    );
    return rows[0].at;
  }

  /** One that waits, sleeps. */
  async untilAsleep() {
    return null;
  }

  async hanging(workflowId, since) {
    const { rows } = await this.database.query(
      `select status, count(*)::int as count from execution_entity
        where "workflowId" = $1 and "createdAt" >= $2 group by status`,
      [workflowId, since],
    );
    return { executions: rows };
  }
}
