import { Client, Connection } from '@temporalio/client';
import { waitUntil } from '../start/wait-until.mjs';

const NEWEST = 20;
const TASK_COMPLETED = 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED';

/**
 * Waits until the newest runs sleep on Temporal too: our tables say that a run waits as soon as Temporal has taken it,
 * and its timer is set in the task behind that.
 * @returns {Promise<Date | null>} when the last of them fell asleep; null where all did already
 */
export async function untilAsleep({ stack, database }, workflowId, since) {
  const { rows } = await database.query(
    `select temporal_workflow_id as id from runs
      where workflow_id = $1 and started_at >= $2 and temporal_workflow_id is not null
      order by started_at desc limit $3`,
    [workflowId, since, NEWEST],
  );
  const connection = await Connection.connect({ address: stack.urls.temporal });
  try {
    const client = new Client({ connection, namespace: stack.namespace ?? 'default' });
    let looks = 0;
    const areAsleep = async () => {
      looks++;
      return (await Promise.all(rows.map(({ id }) => isAsleep(client, id)))).every(Boolean);
    };
    await waitUntil('The newest runs sleep on Temporal', areAsleep, { timeout: 120_000, every: 50 });
    return looks === 1 ? null : new Date();
  } finally {
    await connection.close();
  }
}

async function isAsleep(client, id) {
  const { events } = await client.workflow.getHandle(id).fetchHistory();
  // Temporal itself sleeps where it need not begin before the wait is over.
  const { firstWorkflowTaskBackoff } = events[0].workflowExecutionStartedEventAttributes;
  return (
    Number(firstWorkflowTaskBackoff?.seconds ?? 0) > 0 ||
    events.some(({ eventType }) => eventType === 7 || eventType === TASK_COMPLETED)
  );
}
