import { draw, type DrawnNode } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

/** Every case whose flag the trigger has set is a way out that is taken. */
export const WISHES: DrawnNode = [
  'flow.switch',
  {
    mode: 'all',
    cases: ['a', 'b', 'c'].map((id) => ({
      id,
      label: id,
      condition: { match: 'all', rules: [{ left: `{{ trigger.${id} }}`, operator: 'equals', right: 'yes' }] },
    })),
  },
];

export const multiChoice: Pattern = {
  number: 6,
  name: 'Multi-Choice',
  support: 'direct',
  how: '*Switch* with *all that match*.',
  graph: draw({ start: START, wishes: WISHES, a: work('a'), b: work('b'), c: work('c') }, [
    'start -> wishes',
    'wishes.a -> a',
    'wishes.b -> b',
    'wishes.c -> c',
  ]),
};
