import { draw } from '../testing/draw.ts';
import { FIRST_ONLY, hears, type Pattern, START, work } from './pattern.ts';

export const cancelInstances: Pattern = {
  number: 26,
  name: 'Cancel Multiple Instance Task',
  support: 'composition',
  how: '*For each* and a wait for the cancelling event lead to a *Join* with *the first* that *stops the others*: rounds under way are stopped, further ones never begin.',
  graph: draw(
    {
      start: START,
      people: ['flow.each', { items: '{{ trigger.people }}', concurrency: 2 }],
      ask: ['http.request', { method: 'GET', url: 'https://example.com/{{ steps.people.item }}' }],
      stop: hears(['stop']),
      either: FIRST_ONLY,
      after: work('after'),
    },
    [
      'start -> people',
      'start -> stop',
      'people.each -> ask',
      'people.done -> either',
      'stop.stop -> either',
      'either -> after',
    ],
  ),
};
