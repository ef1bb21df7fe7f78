import {
  canConnect,
  type EdgeId,
  type Graph,
  type GraphEdge,
  type NodeCatalog,
  type NodeId,
  type Operation,
} from '@flowkeep/graph';

export interface Exit {
  readonly node: NodeId;
  readonly port: string;
}

export type ConnectResult =
  | { readonly ok: true; readonly operation: Operation }
  | { readonly ok: false; readonly reason: string; readonly fix: string };

/** The change that draws a line from a port to a card, or why it may not be drawn and what would help. */
export function connect(graph: Graph, catalog: NodeCatalog, from: Exit, to: NodeId): ConnectResult {
  const answer = canConnect(graph, catalog, from, { node: to });
  if (!answer.ok) return answer;
  return { ok: true, operation: { kind: 'addEdge', edge: newEdge(graph, from, to) } };
}

/** An edge with a readable id that no other edge of the document has. */
export function newEdge(graph: Graph, from: Exit, to: NodeId): GraphEdge {
  return { id: freeEdgeId(graph, `${from.node}-${from.port}-${to}`), from, to: { node: to } };
}

function freeEdgeId(graph: Graph, wanted: EdgeId): EdgeId {
  let id = wanted;
  for (let next = 2; graph.edges[id]; next += 1) id = `${wanted}-${next}`;
  return id;
}
