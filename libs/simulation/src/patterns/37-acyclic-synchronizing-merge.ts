import { draw } from '../testing/draw.ts';
import { asks, type Pattern, START, work } from './pattern.ts';

export const acyclicSynchronizingMerge: Pattern = {
  number: 37,
  name: 'Acyclic Synchronizing Merge',
  support: 'direct',
  how: 'Branches need not be nested: every line is decided, taken or never to be taken, as soon as that is known, so a join waits for just what can still come.',
  graph: draw(
    {
      start: START,
      one: asks('one'),
      two: asks('two'),
      a: work('a'),
      b: work('b'),
      c: work('c'),
      merge: work('merge'),
    },
    [
      'start -> one',
      'start -> two',
      'one.yes -> a',
      'one.no -> b',
      'two.yes -> b',
      'two.no -> c',
      'a -> merge',
      'b -> merge',
      'c -> merge',
    ],
  ),
};
