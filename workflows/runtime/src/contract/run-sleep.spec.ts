import type { ActiveStep, RunState } from '@flowkeep/engine';
import { sleepsUntil } from './run-sleep.ts';

const step: Pick<ActiveStep, 'node' | 'visit' | 'startedAt' | 'config'> = {
  node: 0,
  visit: 1,
  startedAt: 0,
  config: {},
};
const forTime = (until: number | null): ActiveStep => ({
  ...step,
  kind: 'waiting',
  until,
  request: { since: 0, until, event: null },
});
const forAnswer: ActiveStep = {
  ...step,
  kind: 'waiting',
  until: 500,
  request: { since: 0, until: 500, event: { kind: 'message.received', key: 'whatsapp', contactId: null } },
};
const executing: ActiveStep = { ...step, kind: 'executing', until: null };
const looping: ActiveStep = { ...step, kind: 'looping', until: null };

const standing = (active: Readonly<Record<string, ActiveStep>>, more: Partial<RunState> = {}): RunState =>
  ({ status: 'running', active, ...more }) as RunState;

it.each([
  ['sleeps until its wait is over', standing({ a: forTime(700) }), 700],
  ['sleeps until the first of several is', standing({ a: forTime(700), b: forTime(600) }), 600],
  ['sleeps in the round of a loop', standing({ a: looping, b: forTime(600) }), 600],
  ['sleeps no longer than it may take', standing({ a: forTime(700) }, { deadline: 650 }), 650],
  ['is there for whoever answers', standing({ a: forTime(700), b: forAnswer }), null],
  ['is there while a step executes', standing({ a: forTime(700), b: executing }), null],
  ['is there where no time ends its wait', standing({ a: forTime(null) }), null],
  ['is there while it is paused', standing({ a: forTime(700) }, { pausedAt: 1 }), null],
])('%s', (_, state, until) => {
  expect(sleepsUntil({ state })).toBe(until);
});

it('is there while something is left to do', () => {
  expect(sleepsUntil({ state: standing({ a: forTime(700) }), commands: [{ kind: 'continue' }] })).toBeNull();
});
