import { ApplicationFailure } from '@temporalio/common';
import type { ProviderRates } from '@flowkeep/config';
import { DomainError, type JsonObject } from '@flowkeep/contracts';
import type { ExecuteCommand, RunState, StepResult } from '@flowkeep/engine';
import type { Plan, PlanNode } from '@flowkeep/graph';
import { StepResultRepository, type SubjectKeys, type TransactionRunner } from '@flowkeep/persistence';
import { executeInputOf, type RunReference } from '@flowkeep/workflow-runtime/contract';
import { isOutage } from '../outage.ts';
import { FailedForGood, resultIn } from './kept-failure.ts';
import type { InTransaction } from './node-services.ts';
import { bookkeepingTimeOf, type QuickSteps } from './quick-steps.ts';
import { RunEndedHere, type StepExecutor } from './step-executor.ts';
import type { StepTries, TryAgain } from './step-tries.ts';

/** What steps are executed with. */
export interface StepTools {
  readonly transactions: TransactionRunner;
  readonly keys: SubjectKeys;
  readonly quickSteps: QuickSteps;
  readonly executor: StepExecutor;
  readonly tries: StepTries;
  /** How many steps of each provider may be executed in a second. */
  readonly rates: ProviderRates;
}

/** Leaves a drive that was told to stop. */
export class Stopped extends Error {}

/** Somebody asks for a step before the pause behind its last try is over. */
class TooEarly extends Error {
  constructor(readonly again: TryAgain) {
    super(again.error.message);
  }
}

/** Executes the steps of one run while it is driven, and knows how often they were tried. */
export class DriveSteps {
  private readonly attempts = new Map<string, number>();
  private readonly ledger: StepResultRepository;
  /** Steps that had to wait when the drive began. One that it makes wait itself ends it. */
  private paused: ReadonlyMap<string, TryAgain> | null = null;

  constructor(
    private readonly tools: StepTools,
    private readonly run: RunReference,
    private readonly plan: Plan,
    private readonly signal: AbortSignal,
    /** Whether somebody may have executed a step before: then the ledger is asked first, or nothing else. */
    private readonly order: 'first' | 'maybe-again' | 'kept-only' = 'maybe-again',
  ) {
    this.ledger = new StepResultRepository(tools.keys);
  }

  /**
   * Throws `DomainError` for the outcome of the step; what {@link endsDrive} says of everything else. `show` keeps what
   * others have not seen of the run yet: a step that will be tried again can wait for long.
   */
  async execute(command: ExecuteCommand, state: RunState, show = nothing): Promise<StepResult> {
    if (this.signal.aborted) throw new Stopped();
    const node = this.plan.nodes[command.node];
    if (node === undefined) throw new DomainError('internal', 'The plan does not hold this step.');
    if (this.order === 'kept-only') return this.kept(command);
    try {
      if (command.class === 'quick') return await this.executeQuick(command, node, state);
      const input = executeInputOf(this.run, node, command, state);
      if (this.order === 'first') return await this.tools.executor.executeFirst(input, this.signal);
      const { transactions, executor } = this.tools;
      await this.refuseTooEarly(command, (work) => transactions.inWorkspace(this.run.workspaceId, work));
      return await executor.execute(input, 1, this.signal);
    } catch (thrown) {
      if (thrown instanceof RunEndedHere) throw thrown;
      if (this.signal.aborted) throw new Stopped();
      if (thrown instanceof TooEarly) throw await this.later(command, thrown.again, show);
      return await this.afterFailure(command, node, thrown, show);
    }
  }

  /** Throws {@link Stopped} where the ledger does not hold the step. */
  private async kept({ stepKey }: ExecuteCommand): Promise<StepResult> {
    const { workspaceId, runId, subjectKeyRef } = this.run;
    const place = { runId, stepKey, subjectKeyRef };
    const kept = await this.tools.transactions.inWorkspace(workspaceId, (tx) => this.ledger.find(tx, place));
    if (kept === null) throw new Stopped();
    try {
      return resultIn(kept);
    } catch (thrown) {
      if (thrown instanceof FailedForGood) this.attempts.set(stepKey, thrown.attempt);
      throw thrown;
    }
  }

  /** The number of the try that an outcome belongs to, from 1. */
  attemptOf(stepKey: string): number {
    return this.attempts.get(stepKey) ?? 1;
  }

  /** The step and its entry in the ledger are one transaction: a drive that is repeated does not do it again. */
  private executeQuick(command: ExecuteCommand, node: PlanNode, state: RunState): Promise<StepResult> {
    const { transactions, quickSteps } = this.tools;
    const { workspaceId, runId, subjectKeyRef } = this.run;
    const place = { runId, stepKey: command.stepKey, subjectKeyRef };
    const bookkeeping = bookkeepingTimeOf(node);
    return transactions.inWorkspaceWithin(workspaceId, bookkeeping, async (tx, time) => {
      const kept = await this.ledger.find(tx, place);
      if (kept !== null) return resultIn(kept);
      if (this.order !== 'first') await this.refuseTooEarly(command, (work) => work(tx));
      const result = await quickSteps.execute(this.run, this.plan, command, state, time);
      await time.allow(bookkeeping);
      if (await this.ledger.keep(tx, place, result as unknown as JsonObject)) return result;
      throw new DomainError('unavailable', 'Another try of the step was first. Its result is read next.');
    });
  }

  /** A pause is kept whoever goes on with the run, and however it came to them. */
  private async refuseTooEarly({ stepKey }: ExecuteCommand, inTransaction: InTransaction): Promise<void> {
    // It is asked anew for a step that had to wait: its pause may be over by now.
    if (this.paused?.has(stepKey) !== false)
      this.paused = await inTransaction((tx) => this.tools.tries.paused(tx, this.run.runId));
    const again = this.paused.get(stepKey);
    if (again !== undefined) throw new TooEarly(again);
  }

  /** Gives what another try gave that was first. */
  private async afterFailure(
    command: ExecuteCommand,
    { retry }: PlanNode,
    thrown: unknown,
    show: () => Promise<unknown>,
  ): Promise<StepResult> {
    const { tries, executor } = this.tools;
    const { stepKey } = command;
    executor.logSurprise(this.run, stepKey, thrown);
    const failure = await tries.afterFailure(this.run, stepKey, retry, thrown);
    if (failure.kind === 'outage') throw failure.thrown;
    if (failure.kind === 'done') return failure.result;
    this.attempts.set(stepKey, failure.attempt);
    throw failure.kind === 'final' ? failure.error : await this.later(command, failure, show);
  }

  private async later(
    { stepKey }: ExecuteCommand,
    { error, attempt, order }: TryAgain,
    show: () => Promise<unknown>,
  ): Promise<ApplicationFailure> {
    // Only for the eyes: where the database is away, the try itself is what counts.
    await show().catch(() => undefined);
    await this.tools.executor.reportRetry(this.run, { stepKey }, error, attempt);
    return order;
  }
}

function nothing(): Promise<unknown> {
  return Promise.resolve();
}

/** Whether an error leaves the drive, for the whole of it is tried again, or nobody wants it any more. */
export function endsDrive(thrown: unknown): boolean {
  const leaves = [ApplicationFailure, Stopped, RunEndedHere];
  return isOutage(thrown) || leaves.some((kind) => thrown instanceof kind);
}
