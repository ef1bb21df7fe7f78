import { draw } from '../testing/draw.ts';
import { FIRST_ONLY, type Pattern, START, work } from './pattern.ts';

export const cancellingDiscriminator: Pattern = {
  number: 29,
  name: 'Cancelling Discriminator',
  support: 'direct',
  how: '*Join* with *the first* that *stops the others*.',
  graph: draw({ start: START, a: work('a'), b: work('b'), c: work('c'), first: FIRST_ONLY, after: work('after') }, [
    'start -> a',
    'start -> b',
    'b -> c',
    'a -> first',
    'c -> first',
    'first -> after',
  ]),
};
