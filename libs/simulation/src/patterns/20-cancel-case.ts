import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

export const cancelCase: Pattern = {
  number: 20,
  name: 'Cancel Case',
  support: 'direct',
  how: 'A member or the API cancels the run, or a *Goal* ends it at once.',
  graph: draw(
    {
      start: START,
      a: work('a'),
      b: work('b'),
      c: work('c'),
      sold: ['flow.goal', { kind: 'event.custom', name: 'sold', about: 'anybody' }],
    },
    ['start -> a', 'start -> b', 'a -> c'],
  ),
};
