import type { GraphContext } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { takenValues } from './taken-values.ts';

const inputs = [{ name: 'size', type: 'number', required: false }, { name: 'colour' }];
const published = {
  price: drawing({ in: { type: 'trigger.call', config: { inputs } } }),
  plain: drawing({ in: 'trigger.manual' }),
};
const context: GraphContext = {
  workflows: (id) => (id === 'price' || id === 'plain' ? { graph: published[id], version: 1 } : undefined),
  nameOf: () => 'Price check',
};
const graph = drawing({
  ask: { type: 'flow.call', config: { workflow: 'price' } },
  other: { type: 'flow.call', config: { workflow: 'plain' } },
  unknown: { type: 'flow.call', config: { workflow: 'gone' } },
  wait: 'wait.reply',
});

describe('what a called workflow takes', () => {
  it('is known by name, kind and whether it is needed', () => {
    expect(takenValues(graph, nodeCatalog, 'ask', context)).toEqual({
      workflow: 'Price check',
      values: [
        { name: 'size', type: 'number', required: false },
        { name: 'colour', type: 'text', required: true },
      ],
    });
  });

  it.each(['other', 'unknown', 'wait', 'nobody'])('is not told at %s', (nodeId) => {
    expect(takenValues(graph, nodeCatalog, nodeId, context)).toBeNull();
  });
});
