import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

export const structuredLoop: Pattern = {
  number: 21,
  name: 'Structured Loop',
  support: 'direct',
  how: '*Repeat while* asks before every round; *Go to* behind a condition asks after it.',
  graph: draw(
    {
      start: START,
      zero: ['data.set', { values: [{ name: 'tries', value: '{{ 0 }}' }] }],
      again: [
        'flow.repeat',
        {
          condition: {
            match: 'all',
            rules: [{ left: '{{ vars.tries }}', operator: 'less', right: '{{ trigger.times }}' }],
          },
          limit: 10,
        },
      ],
      call: work('call'),
      count: ['data.set', { values: [{ name: 'tries', value: '{{ vars.tries | plus: 1 }}' }] }],
      after: work('after'),
      give_up: work('give_up'),
    },
    [
      'start -> zero',
      'zero -> again',
      'again.round -> call',
      'call -> count',
      'again.done -> after',
      'again.limit -> give_up',
    ],
  ),
};
