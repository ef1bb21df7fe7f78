import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

export const parallelSplit: Pattern = {
  number: 2,
  name: 'Parallel Split',
  support: 'direct',
  how: 'Several lines from one way out.',
  graph: draw({ start: START, a: work('a'), b: work('b') }, ['start -> a', 'start -> b']),
};
