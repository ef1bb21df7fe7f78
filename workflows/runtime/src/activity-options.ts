import type { ActivityOptions } from '@temporalio/workflow';
import { ActivityCancellationType } from '@temporalio/common';
import { ERROR_POLICIES } from '@flowkeep/contracts';
import type { PlanNode } from '@flowkeep/graph';
import { NODE_QUEUES } from './contract/node-queues.ts';
import { TASK_QUEUES } from './contract/task-queues.ts';

const FINAL_ERRORS = Object.entries(ERROR_POLICIES).flatMap(([code, { retry }]) => (retry ? [] : [code]));

/** How the activity of an outbound node runs: on its provider's queue, as often and as long as the node says. */
export function activityOptions(node: PlanNode): ActivityOptions {
  return {
    taskQueue: queueOf(node.type),
    summary: node.title,
    startToCloseTimeout: node.timeoutSeconds * 1_000,
    // The run goes on at once when a step is given up; it does not wait for the provider to notice.
    cancellationType: ActivityCancellationType.TRY_CANCEL,
    retry: {
      maximumAttempts: node.retry.attempts,
      initialInterval: node.retry.firstDelaySeconds * 1_000,
      backoffCoefficient: 2,
      maximumInterval: '1h',
      nonRetryableErrorTypes: FINAL_ERRORS,
    },
  };
}

function queueOf(type: string): string {
  const queues: Readonly<Record<string, keyof typeof TASK_QUEUES>> = NODE_QUEUES;
  return TASK_QUEUES[queues[type] ?? 'runs'];
}
