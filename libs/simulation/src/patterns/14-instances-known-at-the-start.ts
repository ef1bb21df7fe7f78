import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

export const instancesKnownAtTheStart: Pattern = {
  number: 14,
  name: 'Multiple Instances with a Priori Run-Time Knowledge',
  support: 'direct',
  how: '*For each* over a list that the run brings; *done* waits for all.',
  graph: draw(
    {
      start: START,
      people: ['flow.each', { items: '{{ trigger.people }}', concurrency: 20 }],
      ask: ['http.request', { method: 'GET', url: 'https://example.com/{{ steps.people.item }}' }],
      after: work('after'),
    },
    ['start -> people', 'people.each -> ask', 'people.done -> after'],
  ),
};
