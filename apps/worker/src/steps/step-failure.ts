import { ApplicationFailure } from '@temporalio/common';
import { DomainError } from '@flowkeep/contracts';
import { isOutage } from '../outage.ts';

/**
 * Anything thrown by a step, as Temporal keeps it: the code is the type. `attempts` are the tries that the node has;
 * the last of them is final, unless it failed because we are away ourselves. Words of foreign errors are left out, for they may hold what a
 * person wrote.
 */
export function failureOf(thrown: unknown, attempt: number, attempts: number): ApplicationFailure {
  if (isOutage(thrown)) {
    const message = 'The step waits until our own database is back.';
    return ApplicationFailure.create({ type: 'unavailable', message, details: [{ attempt }], nextRetryDelay: '5s' });
  }
  const known = thrown instanceof DomainError ? thrown : null;
  return ApplicationFailure.create({
    type: known?.code ?? 'internal',
    message: known?.message ?? 'The step broke off for a reason on our side.',
    nonRetryable: known?.retryable === false || attempt >= attempts,
    details: [{ attempt }],
  });
}
