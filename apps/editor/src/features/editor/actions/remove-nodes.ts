import {
  applyOperation,
  canConnect,
  type EdgeId,
  type Graph,
  type NodeCatalog,
  type NodeId,
  type Operation,
} from '@flowkeep/graph';
import { newEdge } from './connect.ts';

/**
 * The change that takes cards and lines away. A chain stays joined: what led to a removed card with one way in and one
 * usual way out now leads to what followed it.
 */
export function removeSelection(
  graph: Graph,
  catalog: NodeCatalog,
  selection: { readonly nodes: readonly NodeId[]; readonly edges: readonly EdgeId[] },
  label: string,
): Operation | null {
  const operations: Operation[] = [];
  let ahead = graph;
  const apply = (operation: Operation): void => {
    operations.push(operation);
    ahead = applyOperation(ahead, operation);
  };
  const goesWithNode = new Set(selection.nodes);
  for (const edgeId of selection.edges) {
    const edge = ahead.edges[edgeId];
    // A line of a deleted card is left to the card: what it joined may have to be joined again.
    if (edge && !goesWithNode.has(edge.from.node) && !goesWithNode.has(edge.to.node))
      apply({ kind: 'removeEdge', edgeId });
  }
  for (const nodeId of selection.nodes) {
    if (!ahead.nodes[nodeId]) continue;
    const bridge = bridgeOver(ahead, catalog, nodeId);
    apply({ kind: 'removeNode', nodeId });
    if (bridge && canConnect(ahead, catalog, bridge.from, { node: bridge.to }).ok) {
      apply({ kind: 'addEdge', edge: newEdge(ahead, bridge.from, bridge.to) });
    }
  }
  const [only] = operations;
  if (!only) return null;
  return operations.length === 1 ? only : { kind: 'batch', label, operations };
}

interface Bridge {
  readonly from: { readonly node: NodeId; readonly port: string };
  readonly to: NodeId;
}

function bridgeOver(graph: Graph, catalog: NodeCatalog, nodeId: NodeId): Bridge | null {
  const node = graph.nodes[nodeId];
  const mainPort = node && catalog.get(node.type)?.ports(node.config)[0]?.id;
  const edges = Object.values(graph.edges);
  const incoming = edges.filter((edge) => edge.to.node === nodeId);
  const outgoing = edges.filter((edge) => edge.from.node === nodeId && edge.from.port === mainPort);
  const [before] = incoming;
  const [after] = outgoing;
  if (!before || !after || incoming.length > 1 || outgoing.length > 1) return null;
  return before.from.node === nodeId || after.to.node === nodeId ? null : { from: before.from, to: after.to.node };
}
