import { draw } from '../testing/draw.ts';
import { ALL, type Pattern, START, work } from './pattern.ts';

export const synchronization: Pattern = {
  number: 3,
  name: 'Synchronization',
  support: 'direct',
  how: 'Several lines to one step, or to *Join* with *all*.',
  graph: draw({ start: START, a: work('a'), b: work('b'), both: ALL, after: work('after') }, [
    'start -> a',
    'start -> b',
    'a -> both',
    'b -> both',
    'both -> after',
  ]),
};
