import { draw } from '../testing/draw.ts';
import { begun, play, requests, statuses, takes, visits } from '../testing/play.ts';
import { multiChoice } from './06-multi-choice.ts';
import { structuredSynchronizingMerge } from './07-structured-synchronizing-merge.ts';
import { multiMerge } from './08-multi-merge.ts';
import { structuredDiscriminator } from './09-structured-discriminator.ts';
import { blockingDiscriminator } from './28-blocking-discriminator.ts';
import { cancellingDiscriminator } from './29-cancelling-discriminator.ts';
import { structuredPartialJoin } from './30-structured-partial-join.ts';
import { blockingPartialJoin } from './31-blocking-partial-join.ts';
import { cancellingPartialJoin } from './32-cancelling-partial-join.ts';
import { acyclicSynchronizingMerge } from './37-acyclic-synchronizing-merge.ts';
import { generalSynchronizingMerge } from './38-general-synchronizing-merge.ts';
import { ALL, START, work } from './pattern.ts';

const times = takes({ a: 10, b: 20, c: 30 });

it.each([
  [{ a: 'yes', c: 'yes' }, ['a', 'c']],
  [{ b: 'yes' }, ['b']],
  [{ a: 'yes', b: 'yes', c: 'yes' }, ['a', 'b', 'c']],
])('WCP-6: every way that fits is gone, and no other: %j', async (trigger, expected) => {
  const result = await play(multiChoice, { trigger });
  expect(['a', 'b', 'c'].filter((node) => visits(result, node) === 1)).toEqual(expected);
});

it.each([
  [{ a: 'yes' }, 10],
  [{ a: 'yes', b: 'yes' }, 20],
  [{ b: 'yes', c: 'yes' }, 30],
])('WCP-7: the merge waits for the ways that were chosen, and for no other: %j', async (trigger, at) => {
  const result = await play(structuredSynchronizingMerge, { trigger, answers: times });
  expect([begun(result, 'after'), visits(result, 'after')]).toEqual([at, 1]);
});

it('WCP-8: what follows the merge runs for each branch, as it comes', async () => {
  const result = await play(multiMerge, { answers: takes({ a: 10, b: 20 }) });
  expect(requests(result)).toEqual(['a@0', 'b@0', 'after_a/record@10', 'after_b/record@20']);
});

it('WCP-9: the first that comes goes on, the others end without more', async () => {
  const result = await play(structuredDiscriminator, { answers: times });
  expect([begun(result, 'after'), visits(result, 'after')]).toEqual([10, 1]);
  expect([...statuses(result, 'b'), ...statuses(result, 'c')]).toEqual(['done', 'done']);
  expect(result.virtualSeconds).toBe(30);
});

it.each([
  ['WCP-28', blockingDiscriminator, 10],
  ['WCP-31', blockingPartialJoin, 20],
])('%s: the next case is held back until every branch of this one has come', async (_, pattern, first) => {
  const result = await play(pattern, { trigger: { cases: ['one', 'two'] }, answers: times });
  const of = (node: string) => requests(result).filter((request) => request.startsWith(`${node}@`));
  expect(of('after')).toEqual([`after@${String(first)}`, `after@${String(first + 30)}`]);
  expect(of('a')).toEqual(['a@0', 'a@30']);
});

it('WCP-29: the first that comes goes on and stops the others', async () => {
  const result = await play(cancellingDiscriminator, { answers: takes({ a: 15, b: 10, c: 30 }) });
  expect([begun(result, 'after'), visits(result, 'after')]).toEqual([15, 1]);
  expect([...statuses(result, 'b'), ...statuses(result, 'c')]).toEqual(['done', 'cancelled']);
  expect(result.virtualSeconds).toBe(15);
});

describe('WCP-30', () => {
  it('goes on with the second of three, once', async () => {
    const result = await play(structuredPartialJoin, { answers: times });
    expect([begun(result, 'after'), visits(result, 'after'), visits(result, 'few')]).toEqual([20, 1, 0]);
    expect(statuses(result, 'c')).toEqual(['done']);
  });
});

it('WCP-32: the second that comes goes on and stops the third', async () => {
  const result = await play(cancellingPartialJoin, { answers: times });
  expect([begun(result, 'after'), visits(result, 'after')]).toEqual([20, 1]);
  expect(statuses(result, 'c')).toEqual(['cancelled']);
});

it.each([
  [{ one: 'yes', two: 'no' }, ['a', 'c'], 30],
  [{ one: 'no', two: 'yes' }, ['b'], 20],
  [{ one: 'yes', two: 'yes' }, ['a', 'b'], 20],
  [{ one: 'no', two: 'no' }, ['b', 'c'], 30],
])('WCP-37: the merge waits for just what can still come: %j', async (trigger, walked, at) => {
  const result = await play(acyclicSynchronizingMerge, { trigger, answers: times });
  expect(['a', 'b', 'c'].filter((node) => visits(result, node) === 1)).toEqual(walked);
  expect([begun(result, 'merge'), visits(result, 'merge')]).toEqual([at, 1]);
});

it.each([
  [{ times: 3, other: 'yes' }, 30],
  [{ times: 1, other: 'yes' }, 20],
  [{ times: 0, other: 'yes' }, 20],
  [{ times: 2, other: 'no' }, 20],
])('WCP-38: the merge waits until the loop can send nothing more: %j', async (trigger, at) => {
  const result = await play(generalSynchronizingMerge, { trigger, answers: takes({ attempt: 10, b: 20 }) });
  expect(visits(result, 'attempt')).toBe(trigger.times);
  expect([begun(result, 'after'), visits(result, 'after')]).toEqual([at, 1]);
});

it('WCP-38: the merge waits for a branch that goes back, and keeps what has come by the other', async () => {
  const again = { match: 'all', rules: [{ left: '{{ steps.a.body.verdict }}', operator: 'equals', right: 'again' }] };
  const graph = draw(
    {
      start: START,
      a: work('a'),
      again: ['flow.condition', { condition: again }],
      back: ['flow.goto', { target: 'a', limit: 9 }],
      b: work('b'),
      merge: ALL,
      after: work('after'),
    },
    [
      'start -> a',
      'start -> b',
      'a -> again',
      'again.yes -> back',
      'again.no -> merge',
      'b -> merge',
      'merge -> after',
    ],
  );
  const said = (verdict: string) => ({ output: { body: { verdict } }, after: 10 });
  const result = await play(
    { graph },
    { answers: { a: [said('again'), said('again'), said('good')], b: { after: 5 } } },
  );
  expect(requests(result)).toEqual(['a@0', 'b@0', 'a@10', 'a@20', 'after@30']);
});
