import type { Graph, NodeId } from './graph.ts';

/** A free, readable id for a new node: `whatsapp_send`, then `whatsapp_send_2`. */
export function nextNodeId(graph: Graph, type: string): NodeId {
  const base =
    type
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replace(/^[^a-z]+/, '')
      .slice(0, 34) || 'step';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}_${String(number)}`;
    if (!Object.hasOwn(graph.nodes, id)) return id;
  }
}
