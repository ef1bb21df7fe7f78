import type { ActivityOptions } from '@temporalio/workflow';
import { ActivityCancellationType } from '@temporalio/common';
import type { PlanNode } from '@flowkeep/graph';
import { NODE_QUEUES } from './contract/node-queues.ts';
import { TASK_QUEUES } from './contract/task-queues.ts';

/** The step ends itself when its time is over; only where the worker has died does the server have to. */
const GRACE_SECONDS = 10;

/** After so long without a word from its worker an activity is given to another one. */
export const SILENCE = '20s';

/**
 * How the activity of an outbound node runs: on its provider's queue. How often it is tried, the worker decides:
 * only it can tell a try that failed from its own death or a database that was away, which must not end a step.
 */
export function activityOptions(node: PlanNode): ActivityOptions {
  return {
    taskQueue: queueOf(node.type),
    summary: node.title,
    startToCloseTimeout: (node.timeoutSeconds + GRACE_SECONDS) * 1_000,
    heartbeatTimeout: SILENCE,
    // The run goes on at once when a step is given up; it does not wait for the provider to notice.
    cancellationType: ActivityCancellationType.TRY_CANCEL,
    retry: {
      initialInterval: node.retry.firstDelaySeconds * 1_000,
      backoffCoefficient: 2,
      maximumInterval: '1h',
    },
  };
}

function queueOf(type: string): string {
  const queues: Readonly<Record<string, keyof typeof TASK_QUEUES>> = NODE_QUEUES;
  return TASK_QUEUES[queues[type] ?? 'runs'];
}
