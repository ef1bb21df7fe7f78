import { ServiceError } from '@temporalio/client';
import { DomainError } from '@flowkeep/contracts';
import { outcomeOfStartFailure, saysNothingOfTheRun } from './start-failure.ts';

const NOW = new Date('2026-03-01T08:00:00Z');

/** What the client throws for an answer of Temporal's server. */
function temporalError(code: number, details: string): Error {
  const cause = Object.assign(new Error(details), { code, details, metadata: {} });
  return new ServiceError('Failed to start Workflow', { cause });
}

const REFUSAL = new DomainError('invalid-input', 'This workflow version has no trigger "lead".');

describe('a start that failed', () => {
  it.each([
    ['the database is away', new DomainError('unavailable', 'Away.'), true],
    ['the connection to the database broke', Object.assign(new Error('x'), { code: 'ECONNRESET' }), true],
    ['Temporal is away', temporalError(14, 'no connection'), true],
    ['Temporal was too slow', temporalError(4, 'deadline exceeded'), true],
    ['Temporal is too busy', temporalError(8, 'namespace rate limit exceeded'), true],
    ['Temporal does not know the namespace', temporalError(5, 'Namespace default is not found.'), true],
    ['Temporal does not know our search attributes yet', temporalError(3, 'no mapping for search attribute X'), true],
    ['Temporal refuses the request', temporalError(3, 'BadStartWorkflowExecutionAttributes'), false],
    ['the request is too large', temporalError(8, 'received message larger than max (5 vs. 4)'), false],
    ['the plan has no such trigger', REFUSAL, false],
    ['something is broken', new TypeError('undefined is not a function'), false],
  ])('where %s', (_, thrown, isOutage) => {
    expect(saysNothingOfTheRun(thrown)).toBe(isOutage);
  });

  it('is final where another try cannot help, and says why', () => {
    const error = { code: 'invalid-input', message: REFUSAL.message, attempt: 1, at: NOW.toISOString() };
    expect(outcomeOfStartFailure(REFUSAL, 0, NOW)).toEqual({ kind: 'give-up', error });
    const wrapped = new ServiceError('Unexpected error', { cause: REFUSAL });
    expect(outcomeOfStartFailure(wrapped, 0, NOW)).toEqual({ kind: 'give-up', error });
  });

  it('is tried again later each time, eight times at most, and says nothing that was not meant for people', () => {
    const outcomes = Array.from({ length: 8 }, (_, before) => outcomeOfStartFailure(new Error('Aysel'), before, NOW));
    const pauses = outcomes.map((outcome) => (outcome.kind === 'again' ? outcome.seconds : null));
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60, null]);
    expect(outcomes.at(-1)).toMatchObject({ kind: 'give-up', error: { code: 'internal', attempt: 8 } });
    expect(JSON.stringify(outcomes)).not.toContain('Aysel');
  });
});
