import { ApplicationFailure } from '@temporalio/common';
import { DomainError, ERROR_POLICIES } from '@flowkeep/contracts';
import { fromDatabaseError } from '@flowkeep/persistence';

/**
 * Anything thrown by an activity of privacy, as Temporal keeps it. Words of foreign errors are left out. Two transactions
 * that get in each other's way are a conflict for a person who waits; here the work is done again.
 */
export function privacyFailure(thrown: unknown): ApplicationFailure {
  const known = thrown instanceof DomainError ? thrown : fromDatabaseError(thrown);
  const code = known?.code === 'conflict' ? 'unavailable' : (known?.code ?? 'internal');
  return ApplicationFailure.create({
    type: code,
    message: known?.message ?? 'The work broke off for a reason on our side.',
    nonRetryable: !ERROR_POLICIES[code].retry,
  });
}
