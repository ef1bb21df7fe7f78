import { draw } from '../testing/draw.ts';
import { START, work } from './pattern.ts';

/** A branch that is walked by several threads side by side, and by one after them. */
export function threads(count: number) {
  return draw(
    {
      start: START,
      split: ['flow.each', { items: `{{ (1..${String(count)}) }}`, concurrency: count }],
      a: work('a'),
      b: work('b'),
      after: work('after'),
    },
    ['start -> split', 'split.each -> a', 'a -> b', 'split.done -> after'],
  );
}
