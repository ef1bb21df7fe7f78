import { DomainError } from '@flowkeep/contracts';
import type { ExecuteCommand, RunState, StepResult } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { findExecutor } from '@flowkeep/nodes/executors';
import type { RunReference } from '@flowkeep/workflow-runtime/contract';
import type { InTransaction, NodeServicesFactory } from './node-services.ts';

const NEVER = new AbortController().signal;

/** Executes quick nodes: our own database only, in the transaction that the caller gives. */
export class QuickSteps {
  constructor(private readonly services: NodeServicesFactory) {}

  /** `hops`: how many runs have led to this one; to be given where it is not in the tables yet. */
  async execute(
    run: RunReference & { readonly hops?: number },
    plan: Plan,
    { stepKey, node, config }: ExecuteCommand,
    { contact, workspace }: RunState,
    inTransaction: InTransaction,
  ): Promise<StepResult> {
    const type = plan.nodes[node]?.type ?? '';
    const executor = findExecutor(type);
    if (executor === undefined) {
      throw new DomainError('configuration-missing', `This version of Flowkeep does not know the step type "${type}".`);
    }
    const step = { ...run, stepKey, workspace };
    const services = this.services.forStep(step, inTransaction, NEVER);
    const context = { config, stepKey, runId: run.runId, attempt: 1, workspace, contact, services, signal: NEVER };
    const result = await executor(context);
    return { ...result, output: result.output ?? {} };
  }
}
