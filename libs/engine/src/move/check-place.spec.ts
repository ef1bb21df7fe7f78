import type { Plan } from '@flowkeep/graph';
import { drawPlan, each, goal, join, node } from '../spec/plan-builder.ts';
import { RunPlayer } from '../spec/run-player.ts';
import { placeChecker } from './check-place.ts';
import { moveRun } from './move-run.ts';

const start = node('start', 'trigger');
const ask = node('ask', 'waiting', { ports: ['yes', 'no'] });

const plain = (id = 'ask', type = 'waiting') =>
  drawPlan([start, node(id, 'waiting', { type, ports: ['yes', 'no'] })], [`start -> ${id}`]);

/** A run waits at `ask` in a loop; behind it, in the loop, are two steps and where they meet. */
function looping(lines: readonly string[], mode: 'all' | 'any' = 'all', loop = 'loop'): Plan {
  const inside = { in: loop };
  return drawPlan(
    [
      start,
      each(loop, { config: { items: [1] } }),
      { ...ask, ...inside },
      node('a', 'quick', inside),
      node('b', 'quick', inside),
      join('meet', mode, inside),
    ],
    [`start -> ${loop}`, `${loop}.each -> ask`, 'a -> meet', 'b -> meet', ...lines],
  );
}

/** A loop in a loop; the run waits before the inner one. */
function nested(...inner: readonly string[]): Plan {
  return drawPlan(
    [
      start,
      each('outer', { config: { items: [1] } }),
      { ...ask, in: 'outer' },
      each('inner', { in: 'outer', config: { items: [1] } }),
      node('a', 'quick', { in: 'inner' }),
      node('b', 'quick', { in: 'inner' }),
    ],
    ['start -> outer', 'outer.each -> ask', 'ask.yes -> inner', ...inner],
  );
}

const drawn = looping(['ask.yes -> a', 'ask.no -> b']);

describe('what is told of a move before it', () => {
  it.each<[string, Plan, Plan, Record<string, string>]>([
    ['nothing has changed', plain(), plain(), {}],
    ['the step is gone', plain(), drawPlan([start], []), {}],
    ['the step has another name', plain(), plain('other'), { ask: 'other' }],
    ['the step is of another kind', plain(), plain('ask', 'later'), {}],
    ['the step has come into a loop', plain(), drawn, {}],
    ['the step has left its loop', drawn, plain(), {}],
    ['the loop is the same', drawn, drawn, {}],
    ['other outcomes lead on in the loop', drawn, looping(['ask.no -> a', 'ask.yes -> b']), {}],
    ['branches meet otherwise in the loop', drawn, looping(['ask.yes -> a', 'ask.no -> b'], 'any'), {}],
    ['the loop is gone', drawn, looping(['ask.yes -> a', 'ask.no -> b'], 'all', 'round'), {}],
    ['the loop has another name', drawn, looping(['ask.yes -> a', 'ask.no -> b'], 'all', 'round'), { loop: 'round' }],
    ['the loop in the loop is the same', nested('inner.each -> a'), nested('inner.each -> a'), {}],
    ['the loop in the loop has changed', nested('inner.each -> a'), nested('inner.each -> b'), {}],
    [
      'a goal is gone',
      drawPlan([start, ask, goal('bought')], ['start -> ask']),
      drawPlan([start, ask], ['start -> ask']),
      {},
    ],
  ])('is what the move says: %s', (_what, from, to, mapping) => {
    const { state } = new RunPlayer(from);
    const result = moveRun(state, from, to, mapping);
    const check = placeChecker(from, to, mapping);
    const ids = Object.values(state.active).map((step) => from.nodes[step.node]?.id ?? '');
    expect(ids).toContain('ask');
    const told = new Set(ids.flatMap((id) => check(id) ?? []));
    expect([...told].sort()).toEqual(result.ok ? [] : [...new Set(result.stuck.map(({ reason }) => reason))].sort());
    expect(check('ask') === null).toBe(result.ok);
  });

  it('is that a step of no version is not known', () => {
    expect(placeChecker(plain(), plain(), {})('nobody')).toBe('The step is not known any more.');
  });
});
