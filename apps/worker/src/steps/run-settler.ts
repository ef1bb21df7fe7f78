import {
  createEngine,
  DEADLINE_KEY,
  type DriveLimits,
  driveQuick,
  type RunState,
  type SettledEvent,
  type Transition,
  type Unsettled,
} from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import type { TransactionRunner, WorkspaceTransaction } from '@flowkeep/persistence';
import type { CachedPlanSource } from '@flowkeep/temporal';
import type { RunReference, SettleInput, SettleResult } from '@flowkeep/workflow-runtime/contract';
import { DriveSteps, endsDrive, type StepTools } from './drive-steps.ts';
import { LateReports } from './late-reports.ts';
import { OverdueWaits } from './overdue-waits.ts';
import type { KeptBesides, RunKeeper } from './run-keeper.ts';

/** The Temporal workflow follows each event in one go, so there must not be many. */
export const SETTLE_LIMITS: DriveLimits = { events: 100, milliseconds: 2_000 };

const NEVER = new AbortController().signal;

/**
 * Does for a run all that our own database can do: quick steps, waits whose event has come, and the projection. Every
 * part of it may be repeated: steps by the ledger, waits by their keys, reports by their sequence.
 */
export class RunSettler {
  private readonly overdue: OverdueWaits;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly plans: CachedPlanSource,
    private readonly keeper: RunKeeper,
    private readonly tools: StepTools,
  ) {
    this.overdue = new OverdueWaits(tools.keys);
  }

  /**
   * Throws for outages, so that it is tried until the database is back, and where a step is to be tried again: as often
   * and as late as its node says. What fails after that is the outcome of the step.
   */
  async settle(input: SettleInput): Promise<SettleResult> {
    const { run } = input;
    const plan = await this.plans.plan(run.workspaceId, run.planHash);
    const steps = new DriveSteps(this.tools, run, plan, NEVER);
    const besides = new Besides(input);
    const told = new LateReports(createEngine(plan, controls), input);
    const { left } = await driveQuick(
      told.engine,
      await this.timeOut(input, told),
      {
        execute: (command, current) => steps.execute(command, current),
        isOutage: endsDrive,
        attemptOf: (stepKey) => steps.attemptOf(stepKey),
        settle: (unsettled) =>
          this.transactions.inWorkspace(run.workspaceId, (tx) =>
            this.keeper.keep(tx, run, plan, unsettled, besides.of(unsettled.state)),
          ),
        now: () => Date.now(),
      },
      SETTLE_LIMITS,
    );
    return { events: told.events, left };
  }

  /** Tells the run how the waits have ended whose time is over. Gives where that leads. */
  private async timeOut({ run, overdue = [], ...begun }: SettleInput, told: LateReports): Promise<Transition> {
    if (overdue.length === 0) return begun;
    for (const stepKey of overdue) {
      const event = await this.transactions.inWorkspace(run.workspaceId, (tx) =>
        this.overdue.end(tx, run.runId, stepKey, told.state),
      );
      // No clock may tell the engine that it is too early: the timer is over.
      const at = Math.max(Date.now(), endOf(told.state, stepKey));
      if (event !== null) told.engine.advance(told.state, event, at);
    }
    return { state: told.state, commands: told.left, reports: told.late };
  }

  /** See {@link RunKeeper.keep}. */
  keep(
    tx: WorkspaceTransaction,
    run: RunReference,
    plan: Plan,
    unsettled: Unsettled,
    closed: readonly string[],
  ): Promise<readonly SettledEvent[]> {
    return this.keeper.keep(tx, run, plan, unsettled, { closed });
  }
}

/** When a timer of a run ends, epoch milliseconds. */
function endOf({ active, deadline }: RunState, key: string): number {
  return (key === DEADLINE_KEY ? deadline : active[key]?.until) ?? 0;
}

/** What is to be kept besides what a drive has done: what came with the order, and waits that have ended on the way. */
export class Besides {
  private readonly waited: readonly string[];

  constructor(private readonly input: Pick<SettleInput, 'state' | 'closed' | 'movedTo' | 'refusedMove'>) {
    this.waited = Object.entries(input.state.active).flatMap(([key, { kind }]) => (kind === 'waiting' ? [key] : []));
  }

  of({ active }: RunState): KeptBesides {
    const { closed, movedTo, refusedMove } = this.input;
    const over = this.waited.filter((key) => active[key] === undefined);
    return {
      closed: [...closed, ...over],
      ...(movedTo !== undefined && { movedTo }),
      ...(refusedMove !== undefined && { refusedMove }),
    };
  }
}
