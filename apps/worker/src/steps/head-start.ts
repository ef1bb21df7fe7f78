import { createEngine, driveChain, type ExecuteCommand, type SettledEvent, type Unsettled } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import { RunBeginningRepository, type TransactionRunner } from '@flowkeep/persistence';
import type { CachedPlanSource } from '@flowkeep/temporal';
import { NODE_QUEUES, placeOf, type RunCarry, type RunPlace, type RunStart } from '@flowkeep/workflow-runtime/contract';
import { isOutage } from '../outage.ts';
import { DriveSteps, endsDrive, Stopped, type StepTools } from './drive-steps.ts';
import { LateReports } from './late-reports.ts';
import { CancelWatch } from './cancel-watch.ts';
import { HeldLease, TakenOver } from './held-lease.ts';
import type { RunKeeper } from './run-keeper.ts';
import { watched } from './watched.ts';

/**
 * How far a run came before Temporal hears of it: to its end; to where Temporal has to go on; or nowhere, so that
 * Temporal begins at the trigger and takes from the ledger what was done. Or a later claim has the run, and begins it.
 */
export type Headway =
  | { readonly kind: 'ended' }
  | { readonly kind: 'taken-over' }
  | {
      readonly kind: 'goes-on';
      readonly carry: RunCarry;
      readonly shown: RunPlace;
      /** Ids of the orders to cancel that it was told. */
      readonly cancels: readonly string[];
    }
  | { readonly kind: 'none' };

const NONE: Headway = { kind: 'none' };

/** Steps that may take longer than this are for Temporal alone, seconds. */
const LONGEST_STEP = 120;

/** Steps that change whom or what later steps decide by, outside of the run. */
const CHANGES_CONTACT: readonly string[] = ['contact.upsert', 'flow.call'];

const NEVER = new AbortController().signal;

/**
 * Takes a run that nobody has begun as far as it goes without waiting: most of them end here, and the others come to
 * Temporal with nothing left to do but to wait. What a step gave is in the ledger before the next one begins. A worker
 * that dies leaves the run to the next claim, which begins it on Temporal, from the trigger.
 */
export class HeadStart {
  private readonly beginnings: RunBeginningRepository;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly plans: CachedPlanSource,
    private readonly keeper: RunKeeper,
    private readonly tools: StepTools,
  ) {
    this.beginnings = new RunBeginningRepository(tools.keys);
  }

  /**
   * `attempt` is the number of the claim. Only the first one gets a head start: later ones cannot know what goes on.
   * `claimedAt` is no later than the claim, as `performance.now()` gives it. Throws where the run can begin nowhere, for
   * example because its plan has no such trigger.
   */
  async take(start: RunStart, attempt: number, claimedAt: number): Promise<Headway> {
    const plan = await this.plans.plan(start.workspaceId, start.planHash);
    const engine = createEngine(plan, controls);
    const begun = new LateReports(engine, engine.start(start, Date.now()));
    if (attempt > 1 || plan.settings.everyRunOnTemporal) return NONE;
    if (plan.nodes.some(({ type }) => CHANGES_CONTACT.includes(type))) await this.keepBeginning(start);
    const claim = { runId: start.runId, attempt };
    const cancels = new CancelWatch(this.transactions, start.workspaceId, claim);
    const lease = new HeldLease(this.transactions, start.workspaceId, claim, claimedAt);
    const taken = { start, plan, lease, begun, cancels };
    try {
      return await this.drive(taken);
    } catch (thrown) {
      if (thrown instanceof TakenOver) return { kind: 'taken-over' };
      // Whatever is wrong with a step, Temporal has the means to try again.
      if (endsDrive(thrown) && !isOutage(thrown)) return whereItStands(taken, thrown);
      throw thrown;
    } finally {
      lease.stop();
      cancels.stop();
    }
  }

  private async keepBeginning(start: RunStart): Promise<void> {
    await this.transactions.inWorkspace(start.workspaceId, (tx) => this.beginnings.keep(tx, start, start.contact));
  }

  private async drive(taken: TakenRun): Promise<Headway> {
    const { start, plan, lease, begun, cancels } = taken;
    const steps = new DriveSteps(this.tools, start, plan, NEVER, 'first');
    const { state, left } = await driveChain(begun.engine, begun.start, {
      canExecute: (command) => !cancels.isDue && this.tools.rates.http === null && canExecute(plan, command),
      execute: async (command, current) => {
        await lease.assure();
        return this.shown(start, plan, begun, () => steps.execute(command, current));
      },
      isOutage: endsDrive,
      attemptOf: (stepKey) => steps.attemptOf(stepKey),
      settle: async (unsettled) => {
        const told = await this.settle(taken, unsettled);
        begun.kept(unsettled);
        return told;
      },
      now: () => Date.now(),
    });
    if (state.status !== 'running') return { kind: 'ended' };
    const carry = { state, commands: left };
    return { kind: 'goes-on', carry, shown: placeOf(state, plan), cancels: cancels.followed };
  }

  /** A step that takes its time is shown while it runs. */
  private shown<T>(start: RunStart, plan: Plan, begun: LateReports, work: () => Promise<T>): Promise<T> {
    const show = async (): Promise<void> => {
      const { state, late: reports } = begun;
      await this.transactions.inWorkspace(start.workspaceId, (tx) =>
        this.keeper.keep(tx, start, plan, { state, waits: [], reports }, { closed: [] }),
      );
      begun.kept({ reports, waits: [] });
    };
    return watched(show, work);
  }

  private async settle(
    { start, plan, lease, cancels }: TakenRun,
    unsettled: Unsettled,
  ): Promise<readonly SettledEvent[]> {
    return this.transactions.inWorkspace(start.workspaceId, async (tx) => {
      const told = await this.keeper.keep(tx, start, plan, unsettled, { closed: [] });
      if (unsettled.state.status !== 'running') {
        await lease.end(tx);
        return told;
      }
      await lease.assureIn(tx);
      return [...told, ...(await cancels.tell(tx))];
    });
  }
}

/** A run while it is taken ahead. */
interface TakenRun {
  readonly start: RunStart;
  readonly plan: Plan;
  readonly lease: HeldLease;
  readonly begun: LateReports;
  readonly cancels: CancelWatch;
}

/**
 * Temporal begins at the trigger and finds what was done in the ledger. It was never told that a run is cancelled which
 * undoes its work here: that one goes on from where it stands.
 */
function whereItStands({ plan, begun, cancels }: TakenRun, thrown: unknown): Headway {
  if (cancels.followed.length === 0 || thrown instanceof Stopped) return NONE;
  const { state, left, late } = begun;
  const carry = { state, commands: left, reports: late };
  return { kind: 'goes-on', carry, shown: placeOf(state, plan), cancels: cancels.followed };
}

function canExecute(plan: Plan, { node: index }: ExecuteCommand): boolean {
  const node = plan.nodes[index];
  if (node === undefined || node.timeoutSeconds > LONGEST_STEP) return false;
  const queues: Readonly<Record<string, string>> = NODE_QUEUES;
  return queues[node.type] === 'http';
}
