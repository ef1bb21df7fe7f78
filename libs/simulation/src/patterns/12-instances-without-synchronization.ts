import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

export const instancesWithoutSynchronization: Pattern = {
  number: 12,
  name: 'Multiple Instances without Synchronization',
  support: 'direct',
  how: '*For each* whose body calls a workflow as a run of its own and does not wait for it.',
  graph: draw(
    {
      start: START,
      people: ['flow.each', { items: '{{ trigger.people }}', concurrency: 1 }],
      invite: ['flow.call', { workflow: 'invite', mode: 'own', wait: false }],
      after: work('after'),
    },
    ['start -> people', 'people.each -> invite', 'people.done -> after'],
  ),
  calls: { invite: draw({ called: ['trigger.call'], write: work('write') }, ['called -> write']) },
};
