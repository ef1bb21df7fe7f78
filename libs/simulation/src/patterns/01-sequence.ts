import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

export const sequence: Pattern = {
  number: 1,
  name: 'Sequence',
  support: 'direct',
  how: 'A line from one step to the next.',
  graph: draw({ start: START, first: work('first'), second: work('second') }, ['start -> first', 'first -> second']),
};
