import { DomainError } from '@flowkeep/contracts';
import { fromDatabaseError } from '@flowkeep/persistence';

/** Whether an error means that our own database or Temporal is away: nothing was decided, and waiting helps. */
export function isOutage(thrown: unknown): boolean {
  const known = thrown instanceof DomainError ? thrown : fromDatabaseError(thrown);
  return known?.code === 'unavailable';
}
