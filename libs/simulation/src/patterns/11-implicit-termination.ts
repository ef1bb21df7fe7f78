import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

export const implicitTermination: Pattern = {
  number: 11,
  name: 'Implicit Termination',
  support: 'direct',
  how: 'A branch ends where no line goes on; the run ends when nothing is left to do.',
  graph: draw({ start: START, a: work('a'), b: work('b'), c: work('c') }, ['start -> a', 'start -> b', 'b -> c']),
};
