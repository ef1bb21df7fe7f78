import { durationOf, secondsOf } from './duration-seconds.ts';
import { oneAtATimeOf, oneAtATimePatch, reentryPatch } from './settings-rules.ts';

describe('durations', () => {
  it.each([
    [45, { amount: 45, unit: 'seconds' }],
    [90, { amount: 90, unit: 'seconds' }],
    [120, { amount: 2, unit: 'minutes' }],
    [7_200, { amount: 2, unit: 'hours' }],
    [172_800, { amount: 2, unit: 'days' }],
    [0, { amount: 0, unit: 'seconds' }],
  ] as const)('%d seconds are read by the largest unit and written again', (seconds, duration) => {
    expect(durationOf(seconds)).toEqual(duration);
    expect(secondsOf(duration, 366 * 86_400)).toBe(Math.max(1, seconds));
  });

  it('are cut to what the document takes', () => {
    expect(secondsOf({ amount: 10, unit: 'hours' }, 3_600)).toBe(3_600);
    expect(secondsOf({ amount: 90, unit: 'minutes' }, 3_600)).toBe(3_600);
    expect(secondsOf({ amount: -5, unit: 'minutes' }, 3_600)).toBe(1);
  });

  it('are none where the document takes that', () => {
    expect(secondsOf({ amount: 0, unit: 'minutes' }, 3_600, 0)).toBe(0);
    expect(secondsOf({ amount: 5, unit: 'seconds' }, 3_600, 0)).toBe(5);
  });
});

describe('reentryPatch', () => {
  it('takes the rule away where nobody is held back', () => {
    expect(reentryPatch('always', { rule: 'once' })).toEqual({ reentry: null });
  });

  it('keeps the span that was chosen, and begins with a week', () => {
    expect(reentryPatch('once-per-window', undefined)).toEqual({
      reentry: { rule: 'once-per-window', windowSeconds: 604_800 },
    });
    const before = { rule: 'once-per-window', windowSeconds: 60 } as const;
    expect(reentryPatch('once-per-window', before)).toEqual({ reentry: before });
    expect(reentryPatch('once', before)).toEqual({ reentry: { rule: 'once' } });
  });
});

describe('one run at a time', () => {
  it('tells the contact from a value', () => {
    expect(oneAtATimeOf(undefined)).toBe('off');
    expect(oneAtATimeOf({ key: '', then: 'skip' })).toBe('contact');
    expect(oneAtATimeOf({ key: '{{ trigger.order }}', then: 'skip' })).toBe('value');
  });

  it('keeps what becomes of the runs', () => {
    const skip = { key: '{{ trigger.order }}', then: 'skip' } as const;
    expect(oneAtATimePatch('off', skip)).toEqual({ oneAtATime: null });
    expect(oneAtATimePatch('contact', undefined)).toEqual({ oneAtATime: { key: '', then: 'queue' } });
    expect(oneAtATimePatch('contact', skip)).toEqual({ oneAtATime: { key: '', then: 'skip' } });
    expect(oneAtATimePatch('value', skip)).toEqual({ oneAtATime: skip });
  });
});
