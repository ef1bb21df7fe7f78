import { draw, type DrawnNode } from '../testing/draw.ts';
import { START, work } from './pattern.ts';

/** Three branches and a join in the body of a loop whose rounds come one after the other. */
export function blockingJoin(join: DrawnNode) {
  return draw(
    {
      start: START,
      cases: ['flow.each', { items: '{{ trigger.cases }}', concurrency: 1 }],
      split: ['data.set', { values: [{ name: 'case', value: '{{ steps.cases.item }}' }] }],
      a: work('a'),
      b: work('b'),
      c: work('c'),
      join,
      after: work('after'),
    },
    [
      'start -> cases',
      'cases.each -> split',
      'split -> a',
      'split -> b',
      'split -> c',
      'a -> join',
      'b -> join',
      'c -> join',
      'join.next -> after',
    ],
  );
}
