import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

const visit = {
  workflow: 'branch',
  mode: 'own',
  wait: true,
};

export const recursion: Pattern = {
  number: 22,
  name: 'Recursion',
  support: 'direct',
  how: 'A workflow calls itself as a run of its own.',
  graph: draw(
    {
      start: START,
      root: ['flow.call', { ...visit, inputs: [{ name: 'tree', value: '{{ trigger.tree }}' }] }],
      after: work('after'),
    },
    ['start -> root', 'root -> after'],
  ),
  calls: {
    branch: draw(
      {
        called: ['trigger.call', { inputs: [{ name: 'tree', type: 'object', required: true }] }],
        look: ['http.request', { method: 'GET', url: 'https://example.com/{{ trigger.tree.name }}' }],
        children: ['flow.each', { items: '{{ trigger.tree.children }}', concurrency: 1 }],
        child: ['flow.call', { ...visit, inputs: [{ name: 'tree', value: '{{ steps.children.item }}' }] }],
      },
      ['called -> look', 'look -> children', 'children.each -> child'],
    ),
  },
};
