import { asked, begun, play, requests, statuses, takes, visits } from '../testing/play.ts';
import { arbitraryCycles } from './10-arbitrary-cycles.ts';
import { implicitTermination } from './11-implicit-termination.ts';
import { structuredLoop } from './21-structured-loop.ts';
import { recursion } from './22-recursion.ts';
import { explicitTermination } from './43-explicit-termination.ts';

const said = (verdict: string) => ({ output: { body: { verdict } } });

it('WCP-10: a circle is entered and left at different steps', async () => {
  const answers = { review: [said('rewrite'), said('again'), said('rewrite'), said('good')] };
  const result = await play(arbitraryCycles, { answers });
  expect(asked(result)).toEqual(['write', 'review', 'write', 'review', 'review', 'write', 'review', 'print']);
  expect(result.status).toBe('completed');
});

it('WCP-11: the run ends when nothing is left to do, and not before', async () => {
  const result = await play(implicitTermination, { answers: takes({ a: 10, b: 20, c: 30 }) });
  expect(result).toMatchObject({ status: 'completed', virtualSeconds: 50 });
});

it.each([
  [0, 0, 'after'],
  [3, 3, 'after'],
  [20, 10, 'give_up'],
])('WCP-21: rounds while the rule holds: %i', async (times, rounds, then) => {
  const result = await play(structuredLoop, { trigger: { times }, answers: takes({ call: 60 }) });
  expect([visits(result, 'call'), visits(result, then), begun(result, then)]).toEqual([rounds, 1, rounds * 60]);
});

it('WCP-22: a workflow calls itself until there is nothing more to call for', async () => {
  const leaf = (name: string, children: readonly object[] = []) => ({ name, children });
  const tree = leaf('root', [leaf('left', [leaf('left-left')]), leaf('right')]);
  const result = await play(recursion, { trigger: JSON.parse(JSON.stringify({ tree })) as Record<string, never> });
  expect(asked(result)).toEqual(['root', 'left', 'left-left', 'right', 'after']);
  expect(result).toMatchObject({ status: 'completed', problems: [] });
});

it('WCP-43: the end ends everything that is under way', async () => {
  const result = await play(explicitTermination, { answers: takes({ a: 10, b: 60 }) });
  expect(result).toMatchObject({ status: 'completed', virtualSeconds: 10 });
  expect([statuses(result, 'b'), visits(result, 'c')]).toEqual([['cancelled'], 0]);
  expect(requests(result)).toEqual(['a@0', 'b@0']);
});
