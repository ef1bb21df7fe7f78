import { begun, play, requests, takes, visits } from '../testing/play.ts';
import { sequence } from './01-sequence.ts';
import { parallelSplit } from './02-parallel-split.ts';
import { synchronization } from './03-synchronization.ts';
import { exclusiveChoice } from './04-exclusive-choice.ts';
import { simpleMerge } from './05-simple-merge.ts';

it('WCP-1: the second step begins when the first has ended', async () => {
  const result = await play(sequence, { answers: takes({ first: 60, second: 60 }) });
  expect(requests(result)).toEqual(['first@0', 'second@60']);
  expect(result).toMatchObject({ status: 'completed', virtualSeconds: 120 });
});

it('WCP-2: both branches are walked side by side', async () => {
  const result = await play(parallelSplit, { answers: takes({ a: 60, b: 60 }) });
  expect(requests(result)).toEqual(['a@0', 'b@0']);
  expect(result.virtualSeconds).toBe(60);
});

it.each([
  [{ a: 30, b: 90 }, 90],
  [{ a: 90, b: 30 }, 90],
])('WCP-3: what follows begins once, when the last branch has come: %j', async (times, at) => {
  const result = await play(synchronization, { answers: takes(times) });
  expect([begun(result, 'after'), visits(result, 'after')]).toEqual([at, 1]);
});

it.each([
  ['yes', 'call', 'write'],
  ['no', 'write', 'call'],
])('WCP-4: of the ways exactly one is gone: %s', async (urgent, taken, other) => {
  const result = await play(exclusiveChoice, { trigger: { urgent } });
  expect([visits(result, taken), visits(result, other)]).toEqual([1, 0]);
});

it.each(['yes', 'no'])('WCP-5: the step behind the merge runs once and waits for nothing else: %s', async (urgent) => {
  const result = await play(simpleMerge, { trigger: { urgent }, answers: takes({ call: 60, write: 60 }) });
  expect([begun(result, 'after'), visits(result, 'after')]).toEqual([60, 1]);
});
