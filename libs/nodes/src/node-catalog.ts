import type { NodeCatalog, NodeTypeInfo } from '@flowkeep/graph';
import { type NodeDefinition, nodeTypeInfo } from '@flowkeep/node-sdk';
import { nodeDefinitions } from './node-definitions.ts';

const definitions = new Map<string, NodeDefinition>(Object.entries(nodeDefinitions));
const types = new Map<string, NodeTypeInfo>(
  [...definitions].map(([type, definition]) => [type, nodeTypeInfo(definition)]),
);

/** The built-in node types as the rules of graphs see them. */
export const nodeCatalog: NodeCatalog = { get: (type) => types.get(type) };

/** The definition of a type that came from a document; undefined when no such type is installed. */
export function findNodeDefinition(type: string): NodeDefinition | undefined {
  return definitions.get(type);
}
