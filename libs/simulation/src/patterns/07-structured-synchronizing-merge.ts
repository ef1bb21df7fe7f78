import { draw } from '../testing/draw.ts';
import { WISHES } from './06-multi-choice.ts';
import { ALL, type Pattern, START, work } from './pattern.ts';

export const structuredSynchronizingMerge: Pattern = {
  number: 7,
  name: 'Structured Synchronizing Merge',
  support: 'direct',
  how: '*Join* with *all*: a branch that was not chosen counts as decided, so the join waits for the chosen ones only.',
  graph: draw(
    { start: START, wishes: WISHES, a: work('a'), b: work('b'), c: work('c'), all: ALL, after: work('after') },
    [
      'start -> wishes',
      'wishes.a -> a',
      'wishes.b -> b',
      'wishes.c -> c',
      'a -> all',
      'b -> all',
      'c -> all',
      'all -> after',
    ],
  ),
};
