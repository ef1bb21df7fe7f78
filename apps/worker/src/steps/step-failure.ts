import { ApplicationFailure } from '@temporalio/common';
import { DomainError } from '@flowkeep/contracts';

/**
 * Anything thrown by a step, as Temporal keeps it: the code is the type and decides on retries. Words of foreign
 * errors are left out, for they may hold what a person wrote.
 */
export function failureOf(thrown: unknown, attempt: number): ApplicationFailure {
  const known = thrown instanceof DomainError ? thrown : null;
  return ApplicationFailure.create({
    type: known?.code ?? 'internal',
    message: known?.message ?? 'The step broke off for a reason on our side.',
    nonRetryable: known !== null && !known.retryable,
    details: [{ attempt }],
  });
}
