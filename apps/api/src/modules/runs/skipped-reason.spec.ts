import { MOST_HOPS } from '@flowkeep/persistence';
import { skippedReason } from './skipped-reason.ts';

describe('why a run was skipped', () => {
  it('names the number of runs that may follow one another', () => {
    expect(skippedReason('skipped', 'too-many-hops')).toContain(`more than ${String(MOST_HOPS)} runs in a row`);
  });

  it('says something of every skipped run, and nothing of others', () => {
    expect(skippedReason('skipped', null)).toBe('A rule of the workflow kept this run from beginning.');
    expect(skippedReason('completed', 'too-many-hops')).toBeNull();
  });
});
