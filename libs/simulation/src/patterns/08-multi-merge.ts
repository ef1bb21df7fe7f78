import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

export const multiMerge: Pattern = {
  number: 8,
  name: 'Multi-Merge',
  support: 'composition',
  how: 'What follows the merge is a workflow of its own that every branch calls: it runs once for each that arrives, and waits for none. Lines to one step would run it once.',
  graph: draw(
    {
      start: START,
      a: work('a'),
      b: work('b'),
      after_a: ['flow.call', { workflow: 'after', mode: 'inline' }],
      after_b: ['flow.call', { workflow: 'after', mode: 'inline' }],
    },
    ['start -> a', 'start -> b', 'a -> after_a', 'b -> after_b'],
  ),
  calls: { after: draw({ called: ['trigger.call'], record: work('record') }, ['called -> record']) },
};
