import {
  type ContactSnapshot,
  DomainError,
  type JsonObject,
  type StepError,
  type StepReport,
  type WorkspaceSnapshot,
} from '@flowkeep/contracts';
import { createEngine, driveQuick, type RunState, standingOf, type Transition } from '@flowkeep/engine';
import { isWorthAnotherTry, type Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import { fromDatabaseError, StatementTime, type WorkspaceTransaction } from '@flowkeep/persistence';
import { errorFacts, type Logger } from '../logger.ts';
import { quickTimeOf, type QuickSteps } from '../steps/quick-steps.ts';
import { canEndAtOnce } from './can-end-at-once.ts';

/** A run that is about to begin. */
export interface Beginning {
  readonly runId: string;
  readonly plan: Plan;
  readonly triggerNode: string;
  readonly trigger: JsonObject;
  readonly subjectKeyRef: string;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
  /** How many runs have led to it, one through another. */
  readonly hops: number;
}

/** How a run ended in the transaction that began it. */
export interface InstantEnd {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly error: StepError | null;
  readonly outcome: string | null;
  /** Where a run that did not complete stood. */
  readonly currentNode: string | null;
  readonly contactId: string | null;
  readonly reports: readonly StepReport[];
  readonly state: RunState;
}

const SAVEPOINT = 'instant_run';

/** The run is not at its end. */
class GoesOn extends Error {}

/** Ends runs that ask for nothing but our own database in the transaction that begins them. Temporal never hears of them. */
export class InstantRuns {
  constructor(
    private readonly quickSteps: QuickSteps,
    private readonly logger: Logger,
  ) {}

  /**
   * Where the run cannot end at once, leaves no trace and gives null: it is then started on Temporal.
   * `beforeStep` is awaited before the first step touches the database.
   */
  async tryToEnd(
    tx: WorkspaceTransaction,
    beginning: Beginning,
    beforeStep: () => Promise<unknown>,
  ): Promise<InstantEnd | null> {
    const { plan, runId, triggerNode, trigger, contact, workspace } = beginning;
    if (plan.settings.everyRunOnTemporal) return null;
    const begun = createEngine(plan, controls).start({ runId, triggerNode, trigger, contact, workspace }, Date.now());
    // Most runs have only steps that need nothing but what came with the event.
    if (begun.state.status !== 'running') return endOf(plan, begun.state, begun.reports);
    if (begun.commands.some(({ kind }) => kind === 'continue') || !canEndAtOnce(plan, begun)) return null;
    await beforeStep();
    return this.driveToEnd(tx, beginning, begun);
  }

  private async driveToEnd(
    tx: WorkspaceTransaction,
    beginning: Beginning,
    begun: Transition,
  ): Promise<InstantEnd | null> {
    const time = new StatementTime(tx);
    await time.savepoint(SAVEPOINT, firstTimeOf(beginning.plan, begun));
    try {
      const end = await this.drive(tx, beginning, begun, time);
      await time.release(SAVEPOINT);
      return end;
    } catch (thrown) {
      // Whatever it is, Temporal has the means to try again; here the event must not fail for it. Where the database is
      // away, this fails too.
      await time.rollBack(SAVEPOINT);
      if (!isForeseen(thrown)) {
        this.logger.error({ runId: beginning.runId, ...errorFacts(thrown) }, 'A run could not be tried at once.');
      }
      return null;
    }
  }

  private async drive(
    tx: WorkspaceTransaction,
    { plan, runId, subjectKeyRef, hops }: Beginning,
    begun: Transition,
    time: StatementTime,
  ): Promise<InstantEnd> {
    const reference = { workspaceId: tx.workspaceId, runId, planHash: plan.hash, subjectKeyRef, hops };
    const reports = new Map<string, StepReport>();
    const { state, left } = await driveQuick(createEngine(plan, controls), begun, {
      execute: (command, current) => this.quickSteps.execute(reference, plan, command, current, time),
      // A statement that failed has spoilt the transaction, and here is no time to try again: both are for Temporal.
      isOutage: (thrown, { node }) =>
        !(thrown instanceof DomainError) ||
        thrown.code === 'timed-out' ||
        isWorthAnotherTry(thrown.code, plan.nodes[node]?.retry ?? {}),
      settle: (unsettled) => {
        // Waits need not be kept: a run that would have to wait is begun anew elsewhere, and goals end with their run.
        for (const report of unsettled.reports) reports.set(report.key, report);
        return Promise.resolve([]);
      },
      now: () => Date.now(),
    });
    if (state.status === 'running' || left.length > 0) throw new GoesOn();
    return endOf(plan, state, [...reports.values()]);
  }
}

function endOf(plan: Plan, state: RunState, reports: readonly StepReport[]): InstantEnd {
  if (state.status === 'running') throw new GoesOn();
  const { status, error, outcome, contact } = state;
  const currentNode = status === 'completed' ? null : standingOf(state, plan).currentNode;
  return {
    status,
    error: error ?? null,
    outcome: outcome ?? null,
    currentNode,
    contactId: contact?.id ?? null,
    reports,
    state,
  };
}

/** What the first step may take, milliseconds: mostly the others may take the same, and the server is told but once. */
function firstTimeOf(plan: Plan, { commands }: Transition): number | undefined {
  const first = commands.find((command) => command.kind === 'execute');
  const node = first?.kind === 'execute' ? plan.nodes[first.node] : undefined;
  return node === undefined ? undefined : quickTimeOf(node);
}

/** What Temporal is there for: runs that take longer, and a database that refuses, or is busy. */
function isForeseen(thrown: unknown): boolean {
  return thrown instanceof GoesOn || thrown instanceof DomainError || fromDatabaseError(thrown) !== null;
}
