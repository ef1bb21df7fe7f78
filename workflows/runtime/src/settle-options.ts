import type { LocalActivityOptions } from '@temporalio/workflow';
import type { Command, RunState } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';

/** Longest summary that Temporal shows in one line. */
const SUMMARY_LIMIT = 110;

/** The name under which operators see the local activity: what it begins with. */
export function settleType(plan: Plan, commands: readonly Command[], state: RunState): string {
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
