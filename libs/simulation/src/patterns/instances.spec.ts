import { asked, begun, event, play, requests, statuses, takes, visits } from '../testing/play.ts';
import { instancesWithoutSynchronization } from './12-instances-without-synchronization.ts';
import { instancesKnownWhenDrawn } from './13-instances-known-when-drawn.ts';
import { instancesKnownAtTheStart } from './14-instances-known-at-the-start.ts';
import { instancesMadeOnTheWay } from './15-instances-made-on-the-way.ts';
import { cancelInstances } from './26-cancel-instances.ts';
import { completeInstances } from './27-complete-instances.ts';
import { staticPartialJoinForInstances } from './34-static-partial-join-for-instances.ts';
import { cancellingPartialJoinForInstances } from './35-cancelling-partial-join-for-instances.ts';
import { threadMerge } from './41-thread-merge.ts';
import { threadSplit } from './42-thread-split.ts';

const people = ['a', 'b', 'c', 'd'];

it('WCP-12: the run goes on at once, and every instance lives on by itself', async () => {
  const result = await play(instancesWithoutSynchronization, {
    trigger: { people },
    answers: takes({ 'invite/write': 60 }),
  });
  expect(begun(result, 'after')).toBe(0);
  expect(result.virtualSeconds).toBe(0);
  expect(result.children.map(({ status, endedAt }) => [status, endedAt?.slice(14, 19)])).toEqual(
    people.map(() => ['completed', '01:00']),
  );
});

it('WCP-13: as many instances as the drawing says, and all have ended before the run goes on', async () => {
  const result = await play(instancesKnownWhenDrawn, {
    answers: { order: [{ after: 10 }, { after: 30 }, { after: 20 }] },
  });
  expect(asked(result)).toEqual(['baku', 'ganja', 'sumgait', 'after']);
  expect(begun(result, 'after')).toBe(30);
});

it.each([[[]], [['a']], [people]])('WCP-14: as many instances as the run brings: %j', async (list) => {
  const result = await play(instancesKnownAtTheStart, { trigger: { people: list }, answers: takes({ ask: 10 }) });
  expect(asked(result)).toEqual([...list, 'after']);
  expect(begun(result, 'after')).toBe(list.length === 0 ? 0 : 10);
});

it('WCP-15: instances are made while others run, and all have ended before the run goes on', async () => {
  const happenings = [event('one_more', 10), event('one_more', 20), event('that_is_all', 30)];
  const answers = takes({ 'witnesses/hear': 100, 'witnesses/next/hear': 15, 'witnesses/next/next/hear': 200 });
  const result = await play(instancesMadeOnTheWay, { happenings, answers });
  expect(result).toMatchObject({ status: 'completed', problems: [] });
  expect(requests(result)).toEqual([
    'witnesses/hear@0',
    'witnesses/next/hear@10',
    'witnesses/next/next/hear@20',
    'after@220',
  ]);
});

it('WCP-26: instances under way are stopped, and further ones never begin', async () => {
  const result = await play(cancelInstances, {
    trigger: { people },
    answers: takes({ ask: 60 }),
    happenings: [event('stop', 90)],
  });
  expect(asked(result)).toEqual(['a', 'b', 'c', 'd', 'after']);
  expect(statuses(result, 'ask')).toEqual(['done', 'done', 'cancelled', 'cancelled']);
  expect([begun(result, 'after'), visits(result, 'after')]).toEqual([90, 1]);
});

describe('WCP-27', () => {
  const scenario = { trigger: { people }, answers: takes({ ask: 60 }) };

  it('goes on with what the instances have given so far', async () => {
    const result = await play(completeInstances, { ...scenario, happenings: [event('enough', 130)] });
    expect(asked(result)).toEqual(['a', 'b', 'c', 'offers/2']);
    expect(statuses(result, 'ask')).toEqual(['done', 'done', 'cancelled']);
    expect(begun(result, 'after')).toBe(130);
  });

  it('can be done by a member too', async () => {
    const happenings = [{ after: 70, kind: 'skip', node: 'people', port: 'done' }] as const;
    const result = await play(completeInstances, { ...scenario, happenings });
    expect(asked(result)).toEqual(['a', 'b', 'offers/1']);
  });
});

const offers = {
  trigger: { people, needed: 2 },
  answers: { ask: [{ after: 10 }, { after: 40 }, { after: 20 }, { after: 30 }] },
};

it('WCP-34: the run goes on with the second of four instances, the rest ends without more', async () => {
  const result = await play(staticPartialJoinForInstances, offers);
  expect([begun(result, 'after'), visits(result, 'after')]).toEqual([20, 1]);
  expect(statuses(result, 'ask')).toEqual(people.map(() => 'done'));
  expect(result.virtualSeconds).toBe(40);
});

it('WCP-35: the run goes on with the second of four instances and stops the rest', async () => {
  const result = await play(cancellingPartialJoinForInstances, offers);
  expect([begun(result, 'after'), visits(result, 'after')]).toEqual([20, 1]);
  expect(statuses(result, 'ask')).toEqual(['done', 'cancelled', 'done', 'cancelled']);
  expect(result.virtualSeconds).toBe(20);
});

it('WCP-41: so many threads of one branch are one again behind it', async () => {
  const result = await play(threadMerge, {
    answers: { ...takes({ b: 5 }), a: [{ after: 10 }, { after: 20 }, { after: 30 }] },
  });
  expect([visits(result, 'a'), visits(result, 'b'), visits(result, 'after')]).toEqual([3, 3, 1]);
  expect(begun(result, 'after')).toBe(35);
});

it('WCP-42: one thread becomes as many as the drawing says, side by side', async () => {
  const result = await play(threadSplit, { answers: takes({ a: 10, b: 10 }) });
  expect(requests(result).slice(0, 4)).toEqual(['a@0', 'a@0', 'a@0', 'a@0']);
  expect(requests(result).slice(4, 8)).toEqual(['b@10', 'b@10', 'b@10', 'b@10']);
});
