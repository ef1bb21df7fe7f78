import { ApplicationFailure } from '@temporalio/common';
import { DomainError } from '@flowkeep/contracts';
import type { RetryPolicy } from '@flowkeep/graph';
import { fromDatabaseError } from '@flowkeep/persistence';
import { isOutage } from '../outage.ts';

/** Steps whose tries are remembered at a time. */
const LIMIT = 10_000;
const LONGEST_PAUSE_SECONDS = 3_600;

/**
 * Counts the tries of quick steps that have failed. Outages do not count: while our own database is away nothing was
 * tried. A worker that dies forgets them, so a step then has its tries anew.
 */
export class QuickRetries {
  private readonly failures = new Map<string, number>();

  /** What to throw for a try that failed: an order to try again later, or the outcome of the step. */
  afterFailure(stepKey: string, policy: RetryPolicy, thrown: unknown): unknown {
    if (isOutage(thrown)) return thrown;
    const attempt = this.triesOf(stepKey);
    const known = thrown instanceof DomainError ? thrown : finalErrorOf(thrown);
    if (known?.retryable === false || attempt >= policy.attempts) return known ?? thrown;
    this.remember(stepKey, attempt);
    const seconds = Math.min(policy.firstDelaySeconds * 2 ** (attempt - 1), LONGEST_PAUSE_SECONDS);
    return ApplicationFailure.create({
      type: known?.code ?? 'internal',
      message: known?.message ?? 'The step broke off for a reason on our side.',
      details: [{ attempt }],
      nextRetryDelay: Math.max(1, Math.round(seconds * 1_000)),
    });
  }

  /** The number of the try that runs now, from 1. */
  triesOf(stepKey: string): number {
    return (this.failures.get(stepKey) ?? 0) + 1;
  }

  /** The step has its outcome. */
  forget(stepKey: string): void {
    this.failures.delete(stepKey);
  }

  private remember(stepKey: string, attempt: number): void {
    this.failures.delete(stepKey);
    this.failures.set(stepKey, attempt);
    const [oldest] = this.failures.keys();
    if (this.failures.size > LIMIT && oldest !== undefined) this.failures.delete(oldest);
  }
}

/** Whether an error leaves the drive, for the whole of it is tried again. */
export function endsDrive(thrown: unknown): boolean {
  return isOutage(thrown) || thrown instanceof ApplicationFailure;
}

/** What the database refuses for good; two that met at the same row may well succeed one after the other. */
function finalErrorOf(thrown: unknown): DomainError | null {
  const known = fromDatabaseError(thrown);
  return known === null || known.code === 'conflict' ? null : known;
}
