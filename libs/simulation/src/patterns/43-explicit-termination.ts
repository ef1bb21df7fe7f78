import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

export const explicitTermination: Pattern = {
  number: 43,
  name: 'Explicit Termination',
  support: 'direct',
  how: '*End* ends the whole run, whatever else is under way.',
  graph: draw({ start: START, a: work('a'), b: work('b'), end: ['flow.end'], c: work('c') }, [
    'start -> a',
    'start -> b',
    'a -> end',
    'b -> c',
  ]),
};
