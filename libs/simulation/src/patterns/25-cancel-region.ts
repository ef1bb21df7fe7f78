import { draw } from '../testing/draw.ts';
import { FIRST_ONLY, hears, type Pattern, START, work } from './pattern.ts';

export const cancelRegion: Pattern = {
  number: 25,
  name: 'Cancel Region',
  support: 'composition',
  how: 'The region is what leads to a *Join* with *the first* that *stops the others*; the cancelling event leads there too. Steps beside the region go on.',
  graph: draw(
    {
      start: START,
      a: work('a'),
      b: work('b'),
      c: work('c'),
      outside: work('outside'),
      stop: hears(['stop']),
      either: FIRST_ONLY,
      after: work('after'),
    },
    [
      'start -> a',
      'start -> b',
      'start -> outside',
      'start -> stop',
      'a -> c',
      'b -> c',
      'c -> either',
      'stop.stop -> either',
      'either -> after',
    ],
  ),
};
