import { draw } from '../testing/draw.ts';
import { ALL, asks, type Pattern, START, work } from './pattern.ts';

export const generalSynchronizingMerge: Pattern = {
  number: 38,
  name: 'General Synchronizing Merge',
  support: 'composition',
  how: 'A line back is a *Repeat while* or a *Go to*. A branch with a loop has not arrived until the loop is over, so the join waits as long as anything can still come.',
  graph: draw(
    {
      start: START,
      zero: ['data.set', { values: [{ name: 'tries', value: '{{ 0 }}' }] }],
      try_again: [
        'flow.repeat',
        {
          condition: {
            match: 'all',
            rules: [{ left: '{{ vars.tries }}', operator: 'less', right: '{{ trigger.times }}' }],
          },
          limit: 10,
        },
      ],
      attempt: work('attempt'),
      count: ['data.set', { values: [{ name: 'tries', value: '{{ vars.tries | plus: 1 }}' }] }],
      other: asks('other'),
      b: work('b'),
      merge: ALL,
      after: work('after'),
    },
    [
      'start -> zero',
      'start -> other',
      'zero -> try_again',
      'try_again.round -> attempt',
      'attempt -> count',
      'other.yes -> b',
      'try_again.done -> merge',
      'b -> merge',
      'merge -> after',
    ],
  ),
};
