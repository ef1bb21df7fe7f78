import { draw } from '../testing/draw.ts';
import { ANY, type Pattern, START, work } from './pattern.ts';

export const structuredDiscriminator: Pattern = {
  number: 9,
  name: 'Structured Discriminator',
  support: 'direct',
  how: '*Join* with *the first*: later ones are let through to nowhere. In a loop every round has its own join.',
  graph: draw({ start: START, a: work('a'), b: work('b'), c: work('c'), first: ANY, after: work('after') }, [
    'start -> a',
    'start -> b',
    'start -> c',
    'a -> first',
    'b -> first',
    'c -> first',
    'first -> after',
  ]),
};
