import { Client, Connection } from '@temporalio/client';

/** Ids of the runs whose Temporal workflow is open: the last part of its id. */
export async function openRunsOnTemporal({ urls, namespace }) {
  const connection = await Connection.connect({ address: urls.temporal });
  try {
    const client = new Client({ connection, namespace });
    const open = new Set();
    for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running'` }))
      open.add(workflowId.split('~').at(-1));
    return open;
  } finally {
    await connection.close();
  }
}
