import { draw, type DrawnNode } from '../testing/draw.ts';
import { work } from './pattern.ts';

const TASKS = ['weigh', 'measure', 'photograph'] as const;

/** Calls for one task; the case tells apart what may run side by side. */
export function doTask(task: (typeof TASKS)[number]): DrawnNode {
  const inputs = [
    { name: 'task', value: task },
    { name: 'case', value: '{{ run.id }}' },
  ];
  return ['flow.call', { workflow: 'tasks', mode: 'own', wait: true, inputs }];
}

/** A workflow that does one of several tasks, and of one case never two at a time. */
export const ONE_OF_THE_TASKS = draw(
  {
    called: [
      'trigger.call',
      {
        inputs: [
          { name: 'task', type: 'text', required: true },
          { name: 'case', type: 'text', required: true },
        ],
      },
    ],
    which: [
      'flow.switch',
      {
        cases: TASKS.map((id) => ({
          id,
          label: id,
          condition: { match: 'all', rules: [{ left: '{{ trigger.task }}', operator: 'equals', right: id }] },
        })),
      },
    ],
    weigh: work('weigh'),
    measure: work('measure'),
    photograph: work('photograph'),
  },
  ['called -> which', ...TASKS.map((task) => `which.${task} -> ${task}`)],
  { oneAtATime: { key: '{{ trigger.case }}', then: 'queue' } },
);
