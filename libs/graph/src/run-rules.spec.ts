import type { ReentryRule } from './graph.ts';
import { type EarlierRuns, type RefusedReentry, refusedReentry, turnValue } from './run-rules.ts';

const NOW = Date.parse('2026-03-20T04:00:00.000Z');
const HOUR = 3_600;
const NONE: EarlierRuns = { any: false, running: false, lastStartedAt: null };
const ended = (secondsAgo: number): EarlierRuns => ({
  any: true,
  running: false,
  lastStartedAt: NOW - secondsAgo * 1_000,
});
const RUNNING: EarlierRuns = { ...ended(2 * HOUR), running: true };

describe('somebody who comes again', () => {
  const hourly: ReentryRule = { rule: 'once-per-window', windowSeconds: HOUR };
  const table: readonly [ReentryRule, EarlierRuns, RefusedReentry | null][] = [
    [{ rule: 'always' }, RUNNING, null],
    [{ rule: 'once' }, NONE, null],
    [{ rule: 'once' }, ended(400 * 86_400), 'entered-before'],
    [{ rule: 'not-while-running' }, NONE, null],
    [{ rule: 'not-while-running' }, ended(1), null],
    [{ rule: 'not-while-running' }, RUNNING, 'still-running'],
    [hourly, NONE, null],
    [hourly, ended(HOUR - 1), 'entered-recently'],
    [hourly, ended(HOUR), null],
    [hourly, RUNNING, null],
  ];
  it.each(table)('%j with %j is refused by %p', (rule, earlier, refused) => {
    expect(refusedReentry(rule, earlier, NOW)).toBe(refused);
  });
});

describe('what runs wait in line for', () => {
  const scope = {
    trigger: { order: 7, note: ' a ', lines: [1] },
    contact: null,
    vars: {},
    steps: {},
    workspace: {},
    run: {},
  };
  it.each([
    ['', 'person', 'person'],
    ['  ', null, ''],
    ['{{ trigger.order }}', 'person', '7'],
    ['{{ trigger.note }}', null, 'a'],
    ['{{ trigger.lines }}', null, '[1]'],
    ['{{ trigger.missing }}', 'person', ''],
  ])('of %j is a value of the contact or of the event', (key, contactId, value) => {
    expect(turnValue({ key, then: 'queue' }, contactId, scope)).toBe(value);
  });
});
