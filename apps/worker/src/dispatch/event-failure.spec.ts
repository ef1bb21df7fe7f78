import { DomainError } from '@flowkeep/contracts';
import { outcomeOfFailure } from './event-failure.ts';

it('tries again later each time, and gives up after eight tries', () => {
  const broken = new Error('Aygün broke it');
  const pauses = [0, 1, 2, 3, 4, 5, 6].map((attempts) => outcomeOfFailure(broken, attempts));
  expect(pauses.map((outcome) => (outcome.kind === 'retry' ? outcome.seconds : 0))).toEqual([2, 4, 8, 16, 32, 64, 128]);
  expect(outcomeOfFailure(broken, 7).kind).toBe('give-up');
});

it('gives up at once where another try cannot help', () => {
  const refused = new DomainError('invalid-input', 'The schedule cannot be used.');
  expect(outcomeOfFailure(refused, 0)).toEqual({
    kind: 'give-up',
    error: 'invalid-input: The schedule cannot be used.',
  });
});

it('never repeats the words of foreign errors', () => {
  expect(outcomeOfFailure(new Error('Aygün +99450'), 9).error).not.toContain('Aygün');
});
