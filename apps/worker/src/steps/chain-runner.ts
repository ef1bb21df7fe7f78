import {
  type ChainHands,
  type Command,
  createEngine,
  type DriveLimits,
  driveChain,
  type ExecuteCommand,
} from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import type { TransactionRunner } from '@flowkeep/persistence';
import type { CachedPlanSource } from '@flowkeep/temporal';
import { type ChainInput, NODE_QUEUES, type SettleResult } from '@flowkeep/workflow-runtime/contract';
import { beating } from './beating.ts';
import { longPauseBehind } from './chain-runner-pause.ts';
import { DriveSteps, endsDrive, type StepTools, Stopped } from './drive-steps.ts';
import { LateReports } from './late-reports.ts';
import { ENDED_HERE, type RunKeeper } from './run-keeper.ts';
import { Besides } from './run-settler.ts';
import { RunEndedHere } from './step-executor.ts';
import { watched } from './watched.ts';

/** A chain hands back after this, and goes on in another activity: what waits for the run must have its turn. */
const CHAIN_LIMITS: DriveLimits = { events: 100, milliseconds: 5_000 };

/** Who runs a chain: told what it is at, and able to stop it. */
export interface ChainCaller {
  readonly heartbeat: (title: string) => void;
  readonly signal: AbortSignal;
  /** Whether it is stopped because nobody wants it any more, and not because the worker ends. */
  readonly isUnwanted: () => boolean;
  /** How often Temporal has given out this chain, from 1. */
  readonly attempt: number;
}

const NOBODY: ChainCaller = {
  heartbeat: () => undefined,
  signal: new AbortController().signal,
  isUnwanted: () => true,
  attempt: 1,
};

/**
 * Executes outbound nodes one after the other, with all that our own database can do between them. What each gave is
 * in the ledger before the next begins: a chain that is tried again goes on at the step that failed.
 */
export class ChainRunner {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly plans: CachedPlanSource,
    private readonly keeper: RunKeeper,
    private readonly tools: StepTools,
  ) {}

  /**
   * Says how far it came, even where it is stopped or its next step must be tried again: whoever throws is forgotten with
   * all that it has done when the run is cancelled before the next try. So it throws, as `settle` does, only where
   * nothing has been done, and where the pause is too short for the run to hear anything meanwhile.
   */
  async run(input: ChainInput, caller: ChainCaller): Promise<SettleResult> {
    const plan = await this.plans.plan(input.run.workspaceId, input.run.planHash);
    const late = new LateReports(createEngine(plan, controls), input);
    const keep = this.keeping(input, plan, late);
    const at = { step: titleOf(plan, input.commands.find(isExecute)), stepKey: '' };
    try {
      const work = (): Promise<SettleResult> => this.drive(input, plan, { late, keep, caller, at });
      return await beating(caller.heartbeat, () => at.step, work);
    } catch (thrown) {
      if (thrown instanceof RunEndedHere) return endedHere(late);
      const isUnwanted = thrown instanceof Stopped && caller.isUnwanted();
      const delay = isUnwanted || input.hears !== true ? null : longPauseBehind(thrown, caller.attempt);
      if (late.events.length === 0 && !isUnwanted && delay === null) throw thrown;
      const result = await handBack(late, keep);
      return delay === null ? result : { ...result, again: { stepKey: at.stepKey, delay } };
    }
  }

  /** Says how far a chain came that nobody goes on with: by what the ledger holds. Throws for outages. */
  async follow(input: ChainInput): Promise<SettleResult> {
    const plan = await this.plans.plan(input.run.workspaceId, input.run.planHash);
    const late = new LateReports(createEngine(plan, controls), input);
    const keep = this.keeping(input, plan, late);
    try {
      await this.drive(input, plan, { late, keep, caller: NOBODY, at: { step: '', stepKey: '' } });
    } catch (thrown) {
      if (!(thrown instanceof Stopped)) throw thrown;
      await keep({ state: late.state, waits: [], reports: late.late });
    }
    return { events: late.events, left: late.left };
  }

  private async drive(input: ChainInput, plan: Plan, { late, keep, caller, at }: Chained): Promise<SettleResult> {
    const order = input.keptOnly === true ? 'kept-only' : 'maybe-again';
    const steps = new DriveSteps(this.tools, input.run, plan, caller.signal, order);
    const show = (): Promise<unknown> =>
      late.late.length === 0 ? Promise.resolve() : keep({ state: late.state, waits: [], reports: late.late });
    // Temporal counts activities: where it keeps to a rate, each step is one of its own.
    let free = this.tools.rates[input.queue] === null || order === 'kept-only' ? Infinity : 1;
    const hands: ChainHands = {
      canExecute: (command) => free > 0 && queueOf(plan, command) === input.queue,
      execute: (command, state) => {
        if (command.class === 'outbound') free -= 1;
        at.step = titleOf(plan, command);
        at.stepKey = command.stepKey;
        return watched(show, () => steps.execute(command, state, show));
      },
      isOutage: endsDrive,
      attemptOf: (stepKey) => steps.attemptOf(stepKey),
      settle: keep,
      now: () => Date.now(),
    };
    const { events, left } = await driveChain(late.engine, input, hands, CHAIN_LIMITS);
    return { events, left };
  }

  private keeping({ run, ...input }: ChainInput, plan: Plan, late: LateReports): Keep {
    const besides = new Besides(input);
    return async (unsettled) => {
      const told = await this.transactions.inWorkspace(run.workspaceId, (tx) =>
        this.keeper.keep(tx, run, plan, unsettled, besides.of(unsettled.state)),
      );
      late.kept(unsettled);
      return told;
    };
  }
}

type Keep = ChainHands['settle'];

interface Chained {
  readonly late: LateReports;
  readonly keep: Keep;
  readonly caller: ChainCaller;
  /** Title and key of the step that it is at. */
  readonly at: { step: string; stepKey: string };
}

/** What cannot be kept now, because our own database is away, the run keeps when it goes on. */
async function handBack(late: LateReports, keep: Keep): Promise<SettleResult> {
  const { state, events, left, late: reports } = late;
  try {
    await keep({ state, waits: [], reports });
    return { events, left };
  } catch {
    return { events, left, unkept: reports };
  }
}

function endedHere({ events, left }: LateReports): SettleResult {
  const at = Date.now();
  return { events: [...events, ...ENDED_HERE.map((event) => ({ event, at }))], left };
}

function queueOf(plan: Plan, { node }: ExecuteCommand): string | undefined {
  const queues: Readonly<Record<string, string>> = NODE_QUEUES;
  return queues[plan.nodes[node]?.type ?? ''];
}

function isExecute(command: Command): command is ExecuteCommand {
  return command.kind === 'execute';
}

function titleOf(plan: Plan, command: ExecuteCommand | undefined): string {
  return command === undefined ? '' : (plan.nodes[command.node]?.title ?? '');
}
