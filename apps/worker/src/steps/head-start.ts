import { DomainError } from '@flowkeep/contracts';
import {
  createEngine,
  driveChain,
  type ExecuteCommand,
  type RunState,
  type SettledEvent,
  type StepResult,
  type Unsettled,
} from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import { RunLeaseRepository, type TransactionRunner } from '@flowkeep/persistence';
import type { CachedPlanSource } from '@flowkeep/temporal';
import {
  executeInputOf,
  NODE_QUEUES,
  placeOf,
  type RunPlace,
  type RunStart,
} from '@flowkeep/workflow-runtime/contract';
import type { RunSettler } from './run-settler.ts';
import type { StepExecutor } from './step-executor.ts';

/**
 * How far a run came before Temporal hears of it: to its end; to where it waits; or nowhere, so that Temporal begins at
 * the trigger and takes from the ledger what was done.
 */
export type Headway =
  | { readonly kind: 'ended' }
  | { readonly kind: 'waits'; readonly state: RunState; readonly shown: RunPlace }
  | { readonly kind: 'none' };

const NONE: Headway = { kind: 'none' };

/** Steps that may take longer than this are for Temporal alone, seconds. */
const LONGEST_STEP = 120;
/** How long a run stays ours without a word, seconds, and how often that is said anew, milliseconds. */
const LEASE_SECONDS = 30;
const EXTEND_EVERY = 10_000;

const NEVER = new AbortController().signal;

/** Leaves the drive: whatever is wrong, Temporal has the means to try again. */
class LeftToTemporal extends Error {}

/**
 * Takes a run that nobody has begun as far as it goes without waiting: most of them end here, and the others come to
 * Temporal with nothing left to do but to wait. What a step gave is in the ledger before the next one begins. A worker
 * that dies leaves the run to the next claim, which begins it on Temporal, from the trigger.
 */
export class HeadStart {
  private readonly leases = new RunLeaseRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly plans: CachedPlanSource,
    private readonly settler: RunSettler,
    private readonly executor: StepExecutor,
  ) {}

  /** `attempt` is the number of the claim. Only the first one gets a head start: later ones cannot know what goes on. */
  async take(start: RunStart, attempt: number): Promise<Headway> {
    if (attempt > 1) return NONE;
    const plan = await this.plans.plan(start.workspaceId, start.planHash);
    if (plan.settings.everyRunOnTemporal) return NONE;
    const lease = { runId: start.runId, attempt };
    const extending = setInterval(() => {
      this.transactions
        .inWorkspace(start.workspaceId, (tx) => this.leases.extend(tx, lease, LEASE_SECONDS))
        .catch(() => undefined);
    }, EXTEND_EVERY);
    try {
      return await this.drive(start, plan, attempt);
    } catch (thrown) {
      if (thrown instanceof LeftToTemporal) return NONE;
      throw thrown;
    } finally {
      clearInterval(extending);
    }
  }

  private async drive(start: RunStart, plan: Plan, attempt: number): Promise<Headway> {
    const engine = createEngine(plan, controls);
    const begun = engine.start(start, Date.now());
    const { state, left } = await driveChain(engine, begun, {
      canExecute: (command) => this.canExecute(plan, command),
      execute: (command, current) => this.execute(start, plan, command, current),
      isOutage: (thrown) => thrown instanceof LeftToTemporal,
      settle: (unsettled) => this.settle(start, plan, unsettled, attempt),
      now: () => Date.now(),
    });
    if (state.status !== 'running') return { kind: 'ended' };
    return left.length > 0 ? NONE : { kind: 'waits', state, shown: placeOf(state, plan) };
  }

  private canExecute(plan: Plan, { node: index }: ExecuteCommand): boolean {
    const node = plan.nodes[index];
    if (node === undefined || node.timeoutSeconds > LONGEST_STEP) return false;
    const queues: Readonly<Record<string, string>> = NODE_QUEUES;
    return node.class === 'quick' || queues[node.type] === 'http';
  }

  private async execute(start: RunStart, plan: Plan, command: ExecuteCommand, state: RunState): Promise<StepResult> {
    const node = plan.nodes[command.node];
    if (node === undefined) throw new LeftToTemporal();
    try {
      if (command.class === 'quick') return await this.settler.executeOnce(start, plan, command, state);
      return await this.executor.executeFirst(executeInputOf(start, node, command, state), NEVER);
    } catch (thrown) {
      // A refusal that another try cannot help is the step's outcome, wherever it happens.
      if (thrown instanceof DomainError && !thrown.retryable) throw thrown;
      if (thrown instanceof DomainError && thrown.code !== 'unavailable' && node.retry.attempts <= 1) throw thrown;
      throw new LeftToTemporal();
    }
  }

  private async settle(
    start: RunStart,
    plan: Plan,
    unsettled: Unsettled,
    attempt: number,
  ): Promise<readonly SettledEvent[]> {
    return this.transactions.inWorkspace(start.workspaceId, async (tx) => {
      const told = await this.settler.keep(tx, start, plan, unsettled, []);
      if (unsettled.state.status === 'running') return told;
      if (await this.leases.endedHere(tx, { runId: start.runId, attempt })) return told;
      throw new LeftToTemporal();
    });
  }
}
