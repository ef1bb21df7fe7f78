import type { ExecuteCommand, RunState } from '@flowkeep/engine';
import type { PlanNode } from '@flowkeep/graph';
import type { ExecuteInput } from './activities.ts';
import type { RunReference } from './run-start.ts';

/** What the activity of an outbound node is given. */
export function executeInputOf(
  { workspaceId, runId, planHash, subjectKeyRef }: RunReference,
  node: PlanNode,
  command: ExecuteCommand,
  state: RunState,
): ExecuteInput {
  return {
    v: 1,
    run: { workspaceId, runId, planHash, subjectKeyRef },
    stepKey: command.stepKey,
    nodeType: node.type,
    title: node.title,
    attempts: node.retry.attempts,
    timeoutSeconds: node.timeoutSeconds,
    config: command.config,
    contact: state.contact,
    workspace: state.workspace,
  };
}
