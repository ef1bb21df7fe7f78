import { draw } from '../testing/draw.ts';
import { hears, type Pattern, START, work } from './pattern.ts';

export const deferredChoice: Pattern = {
  number: 16,
  name: 'Deferred Choice',
  support: 'direct',
  how: '*Wait for an event* with several events and a limit: the first that happens chooses.',
  graph: draw(
    {
      start: START,
      either: hears(['paid', 'withdrawn'], { limit: { amount: 2, unit: 'days' } }),
      ship: work('ship'),
      close: work('close'),
      remind: work('remind'),
    },
    ['start -> either', 'either.paid -> ship', 'either.withdrawn -> close', 'either.timeout -> remind'],
  ),
};
