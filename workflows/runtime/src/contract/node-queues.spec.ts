import { nodeDefinitions } from '@flowkeep/nodes';
import type { NodeDefinition } from '@flowkeep/node-sdk';
import { NODE_QUEUES } from './node-queues.ts';

it('names the queue of every node type that has one', () => {
  const definitions = Object.values(nodeDefinitions) as readonly Pick<NodeDefinition, 'type' | 'queue'>[];
  const queues = definitions.flatMap(({ type, queue }) => (queue === undefined ? [] : [[type, queue] as const]));
  expect(NODE_QUEUES).toEqual(Object.fromEntries(queues));
});
