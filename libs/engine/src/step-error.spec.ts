import { DomainError } from '@flowkeep/contracts';
import { stepErrorOf, storableError } from './step-error.ts';

const messageOf = (message: string): string => stepErrorOf(new DomainError('invalid-input', message), 0).message;

it.each([
  ['keeps whole characters', 'Salam 👋', 'Salam 👋'],
  ['keeps no NUL', 'a\0b', 'ab'],
  ['keeps no half of a character', 'a\ud83db', 'ab'],
  ['cuts no character in half', `${'a'.repeat(499)}👋`, 'a'.repeat(499)],
])('%s', (_, message, expected) => {
  expect(messageOf(message)).toBe(expected);
  expect(storableError({ code: 'internal', message, attempt: 1, at: '' }).message).toBe(expected);
});

it('does not repeat the words of foreign errors', () => {
  expect(stepErrorOf(new Error('Aygün'), 0).message).not.toContain('Aygün');
});
