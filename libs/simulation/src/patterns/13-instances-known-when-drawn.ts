import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

export const instancesKnownWhenDrawn: Pattern = {
  number: 13,
  name: 'Multiple Instances with a Priori Design-Time Knowledge',
  support: 'direct',
  how: '*For each* over a list that is written in the step; *done* waits for all.',
  graph: draw(
    {
      start: START,
      offices: ['flow.each', { items: '{{ "baku,ganja,sumgait" | split: "," }}', concurrency: 3 }],
      order: ['http.request', { method: 'GET', url: 'https://example.com/{{ steps.offices.item }}' }],
      after: work('after'),
    },
    ['start -> offices', 'offices.each -> order', 'offices.done -> after'],
  ),
};
