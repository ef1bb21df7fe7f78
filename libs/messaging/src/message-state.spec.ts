import { MESSAGE_STATUSES } from '@flowkeep/contracts';
import fc from 'fast-check';
import { laterStatus } from './message-state.ts';

describe('laterStatus', () => {
  it('ends in the same state in whatever order the reports come, and however often', () => {
    const status = fc.constantFrom(...MESSAGE_STATUSES);
    fc.assert(
      fc.property(fc.array(status, { minLength: 1 }), fc.array(fc.nat()), (reports, picks) => {
        const repeated = [...reports, ...picks.map((pick) => reports[pick % reports.length] ?? 'queued')].reverse();
        expect(repeated.reduce(laterStatus)).toBe([...reports].reduce(laterStatus));
      }),
    );
  });

  it('believes a delivery that follows a failure', () => {
    expect(laterStatus('failed', 'delivered')).toBe('delivered');
    expect(laterStatus('read', 'failed')).toBe('read');
  });
});
