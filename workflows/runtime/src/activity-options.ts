import type { ActivityOptions } from '@temporalio/workflow';
import { ActivityCancellationType } from '@temporalio/common';
import { ERROR_POLICIES } from '@flowkeep/contracts';
import type { PlanNode } from '@flowkeep/graph';
import { nodeDefinitions } from '@flowkeep/nodes';
import { TASK_QUEUES } from './contract/index.ts';

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
  const definitions: Readonly<Record<string, { readonly queue?: keyof typeof TASK_QUEUES }>> = nodeDefinitions;
  return TASK_QUEUES[definitions[type]?.queue ?? 'runs'];
}
