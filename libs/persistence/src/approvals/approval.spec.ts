import { DomainError } from '@flowkeep/contracts';
import { assigneeOf } from './approval.ts';

const MEMBER = '0b9f5a4e-3c1d-4f5e-8a7b-6c5d4e3f2a1b';

describe('who may answer', () => {
  it.each([
    ['anyone', { kind: 'anyone' }],
    ['editor', { kind: 'role', role: 'editor' }],
    [MEMBER, { kind: 'member', memberId: MEMBER }],
    [MEMBER.toUpperCase(), { kind: 'member', memberId: MEMBER }],
  ])('%s', (text, assignee) => {
    expect(assigneeOf(text)).toEqual(assignee);
  });

  it.each(['', 'Anyone', 'chief', 'm-1', ` ${MEMBER}`, 'undefined'])(
    'is never everybody where it says "%s"',
    (text) => {
      expect(() => assigneeOf(text)).toThrow(DomainError);
    },
  );
});
