import { draw } from '../testing/draw.ts';
import { countOf, type Pattern, START, work } from './pattern.ts';

export const cancellingPartialJoin: Pattern = {
  number: 32,
  name: 'Cancelling Partial Join',
  support: 'direct',
  how: '*Join* with *a number* that *stops the others*.',
  graph: draw({ start: START, a: work('a'), b: work('b'), c: work('c'), two: countOf(2, true), after: work('after') }, [
    'start -> a',
    'start -> b',
    'start -> c',
    'a -> two',
    'b -> two',
    'c -> two',
    'two.next -> after',
  ]),
};
