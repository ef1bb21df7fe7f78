import type { ApplicationFailure } from '@temporalio/common';
import { DomainError, isErrorCode } from '@flowkeep/contracts';
import type { StepResult } from '@flowkeep/engine';
import { isWorthAnotherTry, type RetryPolicy, secondsToNextTry } from '@flowkeep/graph';
import {
  fromDatabaseError,
  type PausedStep,
  StepAttemptRepository,
  StepResultRepository,
  type SubjectKeys,
  type TransactionRunner,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { RunReference } from '@flowkeep/workflow-runtime/contract';
import { isOutage } from '../outage.ts';
import { entryOf, FailedForGood, resultIn } from './kept-failure.ts';
import { orderToTryAgain } from './step-failure.ts';

const BROKE_OFF = 'The step broke off for a reason on our side.';

/** A step has failed and is to be tried again, after the pause that the order names. */
export interface TryAgain {
  readonly kind: 'again';
  readonly order: ApplicationFailure;
  readonly error: DomainError;
  /** The number of the try that has failed, from 1. */
  readonly attempt: number;
}

/** What follows from a try that failed. */
export type TryFailure =
  /** Nothing was tried: our own database is away. */
  | { readonly kind: 'outage'; readonly thrown: unknown }
  | TryAgain
  /** The step has no more tries, and the ledger says so to whoever comes to it again. */
  | { readonly kind: 'final'; readonly error: DomainError; readonly attempt: number }
  /** Another try has succeeded before this one failed for good. */
  | { readonly kind: 'done'; readonly result: StepResult };

/**
 * Counts the tries of steps that have failed, in the database: a worker that dies does not give a step its tries anew,
 * and whoever asks for a step before its pause is over waits for the rest of it. Outages do not count. A failure for good
 * goes into the step ledger: a run that went on behind it must not find another outcome when it comes there once more.
 */
export class StepTries {
  private readonly attempts = new StepAttemptRepository();
  private readonly ledger: StepResultRepository;

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
  ) {
    this.ledger = new StepResultRepository(keys);
  }

  async afterFailure(run: RunReference, stepKey: string, policy: RetryPolicy, thrown: unknown): Promise<TryFailure> {
    if (isOutage(thrown)) return { kind: 'outage', thrown };
    if (thrown instanceof FailedForGood) return finalOf(thrown);
    const error = errorOf(thrown);
    const { workspaceId, runId } = run;
    return this.transactions.inWorkspace(workspaceId, async (tx): Promise<TryFailure> => {
      const attempt = await this.attempts.failed(tx, runId, stepKey);
      if (attempt >= policy.attempts || !isWorthAnotherTry(error.code, policy)) {
        return this.keep(tx, run, stepKey, new FailedForGood(error, attempt));
      }
      const left = pauseAfter(policy, attempt);
      await this.attempts.pause(tx, runId, { stepKey, code: error.code, message: error.message, left });
      return { kind: 'again', order: orderToTryAgain(error, attempt, left), error, attempt };
    });
  }

  /** What the ledger was told first counts, whatever later tries say. */
  private async keep(
    tx: WorkspaceTransaction,
    { runId, subjectKeyRef }: RunReference,
    stepKey: string,
    failure: FailedForGood,
  ): Promise<TryFailure> {
    const place = { runId, stepKey, subjectKeyRef };
    try {
      if (await this.ledger.keep(tx, place, entryOf(failure))) return finalOf(failure);
      const kept = await this.ledger.find(tx, place);
      return kept === null ? finalOf(failure) : { kind: 'done', result: resultIn(kept) };
    } catch (thrown) {
      if (thrown instanceof FailedForGood) return finalOf(thrown);
      // Nothing new is kept about a person who was erased.
      if (thrown instanceof DomainError && thrown.code === 'data-erased') return finalOf(failure);
      throw thrown;
    }
  }

  /** Steps of a run that may not be tried again yet, by their keys. */
  async paused(tx: WorkspaceTransaction, runId: string): Promise<ReadonlyMap<string, TryAgain>> {
    const paused = await this.attempts.paused(tx, runId);
    return new Map(paused.map((step) => [step.stepKey, againAfter(step)]));
  }

  /** Like {@link paused}, of one step, in a transaction of its own. */
  async pauseOf({ workspaceId, runId }: RunReference, stepKey: string): Promise<TryAgain | undefined> {
    const paused = await this.transactions.inWorkspace(workspaceId, (tx) => this.paused(tx, runId));
    return paused.get(stepKey);
  }
}

function finalOf(error: FailedForGood): TryFailure {
  return { kind: 'final', error, attempt: error.attempt };
}

function againAfter({ code, message, failed: attempt, left }: PausedStep): TryAgain {
  const error = new DomainError(isErrorCode(code) ? code : 'internal', message);
  return { kind: 'again', order: orderToTryAgain(error, attempt, Math.max(1, Math.round(left))), error, attempt };
}

/** Milliseconds until the next try. */
function pauseAfter(policy: RetryPolicy, attempt: number): number {
  return Math.max(1, Math.round(secondsToNextTry(policy, attempt) * 1_000));
}

/** What the database refuses for good stays refused; two that met at the same row may succeed one after the other. */
function errorOf(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  const known = fromDatabaseError(thrown);
  return known === null || known.code === 'conflict'
    ? new DomainError('internal', BROKE_OFF, { cause: thrown })
    : known;
}
