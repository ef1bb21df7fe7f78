import { asked, begun, event, play, requests, statuses, takes, visits } from '../testing/play.ts';
import { deferredChoice } from './16-deferred-choice.ts';
import { interleavedParallelRouting } from './17-interleaved-parallel-routing.ts';
import { milestone } from './18-milestone.ts';
import { cancelTask } from './19-cancel-task.ts';
import { cancelCase } from './20-cancel-case.ts';
import { transientTrigger } from './23-transient-trigger.ts';
import { persistentTrigger } from './24-persistent-trigger.ts';
import { cancelRegion } from './25-cancel-region.ts';
import { criticalSection } from './39-critical-section.ts';
import { interleavedRouting } from './40-interleaved-routing.ts';

it.each([
  [[event('paid', 60), event('withdrawn', 90)], 'ship'],
  [[event('withdrawn', 60), event('paid', 90)], 'close'],
  [[], 'remind'],
])('WCP-16: what happens first chooses, and the other ways are gone: %#', async (happenings, taken) => {
  const result = await play(deferredChoice, { happenings });
  expect(['ship', 'close', 'remind'].filter((node) => visits(result, node) === 1)).toEqual([taken]);
});

describe('one at a time', () => {
  const times = { 'weigh/weigh': 10, 'measure/measure': 20, 'photograph/photograph': 40 };

  it('WCP-17: no two tasks overlap, and the order that matters is kept', async () => {
    const result = await play(interleavedParallelRouting, { answers: takes(times) });
    const order = requests(result);
    expect(order).toEqual(['photograph/photograph@0', 'weigh/weigh@40', 'measure/measure@50', 'after@70']);
  });

  it('WCP-40: every task is done once, no two overlap', async () => {
    const result = await play(interleavedRouting, { answers: takes(times) });
    const ends = result.children.map(({ startedAt, endedAt }) => [startedAt, endedAt]);
    expect(ends).toHaveLength(3);
    ends.slice(1).forEach(([start], index) => expect(start).toBe(ends[index]?.[1]));
    expect(visits(result, 'after')).toBe(1);
  });

  it('WCP-39: the sections do not overlap, what is around them does', async () => {
    const answers = takes({ before_a: 30, before_b: 35, 'weigh/weigh': 10, 'measure/measure': 10 });
    expect(requests(await play(criticalSection, { answers }))).toEqual([
      'before_a@0',
      'before_b@0',
      'weigh/weigh@30',
      'measure/measure@40',
    ]);
  });
});

it('WCP-18: the task can be done while the milestone lasts, neither before nor after', async () => {
  const happenings = [
    event('change_route', 10),
    event('change_route', 70),
    event('change_route', 90),
    event('issue_ticket', 100),
    event('change_route', 110),
  ];
  const result = await play(milestone, { happenings, answers: takes({ book: 60, ticket: 60 }) });
  expect(requests(result)).toEqual(['book@0', 'change@70', 'change@90', 'ticket@100']);
  expect(result.problems.map(({ kind }) => kind)).toEqual(['unheard', 'unheard']);
});

describe('WCP-19', () => {
  it('stops a task that is under way', async () => {
    const result = await play(cancelTask, { answers: takes({ task: 60 }), happenings: [event('stop', 20)] });
    expect([statuses(result, 'task'), begun(result, 'after')]).toEqual([['cancelled'], 20]);
  });

  it('changes nothing when the task has ended', async () => {
    const result = await play(cancelTask, { answers: takes({ task: 10 }), happenings: [event('stop', 20)] });
    expect([statuses(result, 'task'), statuses(result, 'stop')]).toEqual([['done'], ['cancelled']]);
    expect(visits(result, 'after')).toBe(1);
  });
});

describe('WCP-20', () => {
  const answers = takes({ a: 60, b: 60, c: 60 });

  it('ends everything when a member cancels', async () => {
    const result = await play(cancelCase, { answers, happenings: [{ after: 30, kind: 'cancel' }] });
    expect(result).toMatchObject({ status: 'cancelled', virtualSeconds: 30 });
    expect([...statuses(result, 'a'), ...statuses(result, 'b')]).toEqual(['cancelled', 'cancelled']);
    expect(visits(result, 'c')).toBe(0);
  });

  it('ends everything when the goal is reached', async () => {
    const result = await play(cancelCase, { answers, happenings: [event('sold', 30)] });
    expect(result).toMatchObject({ status: 'completed', outcome: 'sold', virtualSeconds: 30 });
    expect(visits(result, 'c')).toBe(0);
  });
});

const prepared = { answers: takes({ prepare: 60 }) };

it('WCP-23: a trigger that came too early is lost', async () => {
  expect(visits(await play(transientTrigger, { ...prepared, happenings: [event('go', 30)] }), 'after')).toBe(0);
  expect(begun(await play(transientTrigger, { ...prepared, happenings: [event('go', 90)] }), 'after')).toBe(90);
});

it('WCP-24: a trigger that came too early still counts', async () => {
  expect(begun(await play(persistentTrigger, { ...prepared, happenings: [event('go', 30)] }), 'after')).toBe(60);
});

it('WCP-25: everything in the region stops, what is beside it goes on', async () => {
  const answers = takes({ a: 10, b: 60, outside: 100 });
  const result = await play(cancelRegion, { answers, happenings: [event('stop', 30)] });
  expect([...statuses(result, 'a'), ...statuses(result, 'b'), ...statuses(result, 'outside')]).toEqual([
    'done',
    'cancelled',
    'done',
  ]);
  expect([visits(result, 'c'), begun(result, 'after')]).toEqual([0, 30]);
  expect(asked(result)).not.toContain('c');
});
