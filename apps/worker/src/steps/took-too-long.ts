import { DomainError } from '@flowkeep/contracts';

/** What becomes of a step whose time was over before it was done. */
export function tookTooLong(seconds: number, cause: unknown): DomainError {
  return new DomainError('timed-out', `The step took longer than the ${String(seconds)} seconds it may take.`, {
    cause,
  });
}
