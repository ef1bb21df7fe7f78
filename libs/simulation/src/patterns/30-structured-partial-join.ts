import { draw } from '../testing/draw.ts';
import { countOf, type Pattern, START, work } from './pattern.ts';

export const structuredPartialJoin: Pattern = {
  number: 30,
  name: 'Structured Partial Join',
  support: 'direct',
  how: '*Join* with *a number*; when fewer can come any more it leaves by *short*.',
  graph: draw(
    { start: START, a: work('a'), b: work('b'), c: work('c'), two: countOf(2), after: work('after'), few: work('few') },
    [
      'start -> a',
      'start -> b',
      'start -> c',
      'a -> two',
      'b -> two',
      'c -> two',
      'two.next -> after',
      'two.short -> few',
    ],
  ),
};
