import type { JsonObject } from '@flowkeep/contracts';
import { EMPTY_GRAPH, type Graph, type GraphEdge, type GraphNode } from '@flowkeep/graph';
import { initialConfig } from '@flowkeep/node-sdk';
import { findNodeDefinition, nodeCatalog } from '@flowkeep/nodes';
import { nodePorts } from '../node-ports.ts';

/** A node by its type, and where it stands. */
type Drawn = string | { readonly type: string; readonly at?: readonly [number, number]; readonly config?: JsonObject };

/**
 * Builds a document that reads like a drawing: `drawing({ lead: 'trigger.webhook', greet: 'whatsapp.send' }, 'lead.next > greet')`.
 * Nodes without a place stand below each other.
 */
export function drawing(nodes: Readonly<Record<string, Drawn>>, ...lines: readonly string[]): Graph {
  const entries = Object.entries(nodes).map(([id, drawn], index): [string, GraphNode] => {
    const { type, at = [0, index * 160], config = {} } = typeof drawn === 'string' ? { type: drawn } : drawn;
    const definition = findNodeDefinition(type);
    const position = { x: at[0], y: at[1] };
    const filled = { ...(definition ? initialConfig(definition.fields) : {}), ...config };
    return [id, { id, type, typeVersion: definition?.version ?? 1, title: id, position, config: filled }];
  });
  const edges = lines.map((line): [string, GraphEdge] => {
    const [from = '', to = ''] = line.split(' > ');
    const [node = '', port = ''] = from.split('.');
    const id = `${node}-${port}-${to}`;
    return [id, { id, from: { node, port }, to: { node: to } }];
  });
  return { ...EMPTY_GRAPH, nodes: Object.fromEntries(entries), edges: Object.fromEntries(edges) };
}

export const portsOf = (node: GraphNode) => nodePorts(node, nodeCatalog, 'If it fails');
