import type { Graph, GraphEdge } from '../graph.ts';
import { ERROR_PORT, type NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';

/** Rules about each connection: both ends exist, the outcome it leaves by is still there, and it leads to no trigger. */
export function checkConnections(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  return Object.values(graph.edges).flatMap((edge) => {
    const problem = checkEdge(graph, catalog, edge);
    return problem ? [{ severity: 'error', place: { kind: 'edge', edgeId: edge.id }, ...problem } as const] : [];
  });
}

function checkEdge(
  graph: Graph,
  catalog: NodeCatalog,
  edge: GraphEdge,
): Pick<Problem, 'code' | 'message' | 'fix'> | null {
  const source = graph.nodes[edge.from.node];
  const target = graph.nodes[edge.to.node];
  if (!source || !target) {
    return { code: 'loose-end', message: 'A connection has lost one of its ends.', fix: 'Delete the connection.' };
  }
  if (catalog.get(target.type)?.acceptsInput === false) {
    const isTrigger = catalog.get(target.type)?.class === 'trigger';
    return {
      code: 'leads-to-trigger',
      message: isTrigger
        ? `"${target.title}" starts the workflow, but "${source.title}" leads to it.`
        : `"${target.title}" lies in wait by itself, but "${source.title}" leads to it.`,
      fix: 'Delete the connection.',
    };
  }
  const info = catalog.get(source.type);
  if (!info || (edge.from.port === ERROR_PORT && source.onError === 'port')) return null;
  if (info.ports(source.config).some((port) => port.id === edge.from.port)) return null;
  return {
    code: 'unknown-port',
    message: `"${source.title}" no longer has the outcome that leads to "${target.title}".`,
    fix: 'Connect another outcome, and delete this connection.',
  };
}
