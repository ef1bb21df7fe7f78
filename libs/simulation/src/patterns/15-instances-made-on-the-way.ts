import { draw } from '../testing/draw.ts';
import { hears, type Pattern, START, work } from './pattern.ts';

export const instancesMadeOnTheWay: Pattern = {
  number: 15,
  name: 'Multiple Instances without a Priori Run-Time Knowledge',
  support: 'composition',
  how: 'The instance is a workflow that beside its work waits for *one more* and then calls itself: each ends when its work and every later instance have ended, so the first caller goes on after the last.',
  graph: draw(
    {
      start: START,
      witnesses: ['flow.call', { workflow: 'witness', mode: 'own', wait: true }],
      after: work('after'),
    },
    ['start -> witnesses', 'witnesses -> after'],
  ),
  calls: {
    witness: draw(
      {
        called: ['trigger.call'],
        hear: work('hear'),
        more: hears(['one_more', 'that_is_all']),
        next: ['flow.call', { workflow: 'witness', mode: 'own', wait: true }],
      },
      ['called -> hear', 'called -> more', 'more.one_more -> next'],
    ),
  },
};
