import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';
import { ActivityCancellationType } from '@temporalio/common';
import type { Command, RunState } from '@flowkeep/engine';
import type { Plan, PlanNode } from '@flowkeep/graph';
import type { ProviderQueue } from '@flowkeep/node-sdk';
import { SILENCE } from './activity-options.ts';
import { NODE_QUEUES } from './contract/node-queues.ts';
import { TASK_QUEUES } from './contract/task-queues.ts';
import type { Work } from './pending-work.ts';

/** Longest summary that Temporal shows in one line. */
const SUMMARY_LIMIT = 110;
/** What a chain takes besides its last step, seconds. */
const CHAIN_SECONDS = 30;

/** The name under which operators see the local activity: what it begins with. */
export function settleType(plan: Plan, { commands, overdue }: Work, state: RunState): string {
  if (overdue.length > 0) return 'waits.timeout';
  const first = commands.find((command) => command.kind === 'execute');
  const node = first?.kind === 'execute' ? plan.nodes[first.node] : undefined;
  if (node !== undefined) return `steps.${node.type}`;
  if (commands.length > 0) return 'waits.register';
  return state.status === 'running' ? 'run.record' : 'run.finish';
}

/**
 * Our own database only: short tries, and as many as it takes, because a run has nothing else to do while the
 * database is down. Waits longer than a minute become timers of the server.
 */
export function settleOptions(plan: Plan, commands: readonly Command[]): LocalActivityOptions {
  const titles = commands.flatMap((command) => ('node' in command ? [plan.nodes[command.node]?.title ?? ''] : []));
  return {
    startToCloseTimeout: '60s',
    localRetryThreshold: '1m',
    retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
    ...(titles.length > 0 && { summary: titles.join(', ').slice(0, SUMMARY_LIMIT) }),
  };
}

/** The provider queue that an outbound node belongs to. */
export function queueOf(node: PlanNode): ProviderQueue {
  const queues: Readonly<Record<string, ProviderQueue>> = NODE_QUEUES;
  return queues[node.type] ?? 'http';
}

/**
 * How a chain runs that begins with this node. It is told of a cancellation and then says how far it came: what it has
 * done must not be forgotten.
 */
export function chainOptions(plan: Plan, node: PlanNode): ActivityOptions {
  const queue = queueOf(node);
  const others = plan.nodes.filter((other) => other.class === 'outbound' && queueOf(other) === queue);
  const longest = Math.max(...others.map(({ timeoutSeconds }) => timeoutSeconds));
  return {
    taskQueue: TASK_QUEUES[queue],
    summary: node.title,
    startToCloseTimeout: (longest + CHAIN_SECONDS) * 1_000,
    heartbeatTimeout: SILENCE,
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1h' },
  };
}
