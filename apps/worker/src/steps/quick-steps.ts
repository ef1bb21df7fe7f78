import { DomainError } from '@flowkeep/contracts';
import type { ExecuteCommand, RunState, StepResult } from '@flowkeep/engine';
import type { Plan, PlanNode } from '@flowkeep/graph';
import { findExecutor } from '@flowkeep/nodes/executors';
import type { StatementTime } from '@flowkeep/persistence';
import type { RunReference } from '@flowkeep/workflow-runtime/contract';
import type { InTransaction, NodeServicesFactory } from './node-services.ts';
import { tookTooLong } from './took-too-long.ts';

const NEVER = new AbortController().signal;

/** Temporal gives our own database a minute at a time, in which what a step gave is also kept: seconds. */
const LONGEST_QUICK_STEP = 45;

/** What most steps may take, seconds. */
const USUAL_QUICK_STEP = 10;

/** What is left of the minute before and behind the longest step, with some room: seconds each. */
const SHORT_BOOKKEEPING = 5;

/** Executes quick nodes: our own database only, in the transaction that the caller gives. */
export class QuickSteps {
  constructor(private readonly services: NodeServicesFactory) {}

  /**
   * `hops`: how many runs have led to this one; to be given where it is not in the tables yet. Throws `timed-out` for a
   * step that takes longer than its node says; the transaction is spoilt then.
   */
  async execute(
    run: RunReference & { readonly hops?: number },
    plan: Plan,
    command: ExecuteCommand,
    { contact, workspace }: RunState,
    time: StatementTime,
  ): Promise<StepResult> {
    const { stepKey, config } = command;
    const node = plan.nodes[command.node];
    const executor = findExecutor(node?.type ?? '');
    if (node === undefined || executor === undefined) {
      const type = node?.type ?? '';
      throw new DomainError('configuration-missing', `This version of Flowkeep does not know the step type "${type}".`);
    }
    return inTimeOf(node, time, async (inTransaction) => {
      const services = this.services.forStep({ ...run, stepKey, workspace }, inTransaction, NEVER);
      const context = { config, stepKey, runId: run.runId, attempt: 1, workspace, contact, services, signal: NEVER };
      const result = await executor(context);
      return { ...result, output: result.output ?? {} };
    });
  }
}

/** What a step of our own database may take, milliseconds. */
export function quickTimeOf({ timeoutSeconds }: Pick<PlanNode, 'timeoutSeconds'>): number {
  return Math.min(timeoutSeconds, LONGEST_QUICK_STEP) * 1_000;
}

/**
 * What each statement may take that looks whether a step was done before, or keeps what it gave, milliseconds. It is not
 * the step's own time, but for usual steps the same: so the server need not be told anew.
 */
export function bookkeepingTimeOf(node: Pick<PlanNode, 'timeoutSeconds'>): number {
  const usual = USUAL_QUICK_STEP * 1_000;
  return quickTimeOf(node) <= usual ? usual : SHORT_BOOKKEEPING * 1_000;
}

async function inTimeOf(
  node: PlanNode,
  time: StatementTime,
  work: (inTransaction: InTransaction) => Promise<StepResult>,
): Promise<StepResult> {
  const most = quickTimeOf(node);
  try {
    return await time.within(most, (tx) => work((part) => part(tx)));
  } catch (thrown) {
    throw thrown instanceof DomainError && thrown.code === 'timed-out' ? tookTooLong(most / 1_000, thrown) : thrown;
  }
}
