import type { ApplicationFailure } from '@temporalio/common';
import { DomainError } from '@flowkeep/contracts';
import type { RetryPolicy } from '@flowkeep/graph';
import { fromDatabaseError, StepAttemptRepository, type TransactionRunner } from '@flowkeep/persistence';
import type { RunReference } from '@flowkeep/workflow-runtime/contract';
import { isOutage } from '../outage.ts';
import { orderToTryAgain } from './step-failure.ts';

const LONGEST_PAUSE_SECONDS = 3_600;
const BROKE_OFF = 'The step broke off for a reason on our side.';

/** What follows from a try that failed. */
export type TryFailure =
  /** Nothing was tried: our own database is away. */
  | { readonly kind: 'outage'; readonly thrown: unknown }
  | {
      readonly kind: 'again';
      readonly order: ApplicationFailure;
      readonly error: DomainError;
      readonly attempt: number;
    }
  | { readonly kind: 'final'; readonly error: DomainError; readonly attempt: number };

/**
 * Counts the tries of steps that have failed, in the database: a worker that dies does not give a step its tries anew.
 * Outages do not count.
 */
export class StepTries {
  private readonly attempts = new StepAttemptRepository();

  constructor(private readonly transactions: TransactionRunner) {}

  async afterFailure(
    { workspaceId, runId }: RunReference,
    stepKey: string,
    policy: RetryPolicy,
    thrown: unknown,
  ): Promise<TryFailure> {
    if (isOutage(thrown)) return { kind: 'outage', thrown };
    const attempt = await this.transactions.inWorkspace(workspaceId, (tx) => this.attempts.failed(tx, runId, stepKey));
    const error = errorOf(thrown);
    if (attempt >= policy.attempts || !isWorthAnotherTry(error, policy)) return { kind: 'final', error, attempt };
    const order = orderToTryAgain(error, attempt, pauseAfter(policy, attempt));
    return { kind: 'again', order, error, attempt };
  }
}

/** Milliseconds until the next try. */
function pauseAfter({ firstDelaySeconds, backoff }: RetryPolicy, attempt: number): number {
  const factor = backoff === 'same' ? 1 : 2 ** (attempt - 1);
  return Math.max(1, Math.round(Math.min(firstDelaySeconds * factor, LONGEST_PAUSE_SECONDS) * 1_000));
}

function isWorthAnotherTry(error: DomainError, { on }: RetryPolicy): boolean {
  if (on !== undefined && on.length > 0) return on.includes(error.code);
  return error.retryable;
}

/** What the database refuses for good stays refused; two that met at the same row may succeed one after the other. */
function errorOf(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  const known = fromDatabaseError(thrown);
  return known === null || known.code === 'conflict'
    ? new DomainError('internal', BROKE_OFF, { cause: thrown })
    : known;
}
