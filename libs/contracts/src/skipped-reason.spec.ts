import { MOST_HOPS, skippedCallError, skippedReason } from './skipped-reason.ts';

describe('why a run was skipped', () => {
  it('names the number of runs that may follow one another', () => {
    expect(skippedReason('too-many-hops')).toContain(`more than ${String(MOST_HOPS)} runs in a row`);
  });

  it('is said of rules that are not known any more too', () => {
    expect(skippedReason(null)).toBe('A rule of the workflow kept this run from beginning.');
  });

  it('is told to whoever called it, with what to change', () => {
    expect(skippedCallError('still-running')).toEqual({
      code: 'invalid-input',
      message:
        'The workflow that was called did not run. The person has a run of this workflow that has not ended. ' +
        'Call it later, or let people come again in its settings.',
    });
  });
});
