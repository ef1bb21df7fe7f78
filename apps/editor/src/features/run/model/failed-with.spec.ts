import { failedWith } from './failed-with.ts';

const errorAt = (at: string) => ({ code: 'refused', message: 'Refused.', attempt: 1, at });
const [earlier, last] = [errorAt('2026-11-01T10:00:00.000Z'), errorAt('2026-11-01T11:00:00.000Z')];
const run = { status: 'failed', error: last } as const;

describe('failedWith', () => {
  it.each([
    ['the step that ended the run', run, { status: 'failed', port: null, error: last }, true],
    ['one whose failure went out by a way of its own', run, { status: 'failed', port: 'error', error: last }, false],
    ['one of an earlier attempt', run, { status: 'failed', port: null, error: earlier }, false],
    ['one that was let go', run, { status: 'cancelled', port: null, error: null }, false],
    ['a failure of a run that goes on', { status: 'running', error: null }, { ...run, port: null }, false],
    ['one that nothing is known of any more', { ...run, error: null }, { ...run, error: null, port: null }, true],
  ] as const)('for %s', (_what, of, step, expected) => {
    expect(failedWith(of, step)).toBe(expected);
  });
});
