import { sameEnds } from './apply-operation.ts';
import type { Graph, GraphEdge } from './graph.ts';
import { ERROR_PORT, type NodeCatalog } from './node-catalog.ts';
import { reachableFrom } from './reachability.ts';

/** Whether a connection may be drawn; if not, why and what would help, for people. */
export type ConnectionVerdict =
  { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly fix: string };

/** Judges a connection before it is drawn. */
export function canConnect(
  graph: Graph,
  catalog: NodeCatalog,
  from: GraphEdge['from'],
  to: GraphEdge['to'],
): ConnectionVerdict {
  const source = graph.nodes[from.node];
  const target = graph.nodes[to.node];
  if (!source || !target) return no('One of the steps is gone.', 'Reload the workflow.');
  const targetType = catalog.get(target.type);
  if (targetType && !targetType.acceptsInput) {
    return no(`"${target.title}" starts the workflow, so nothing can lead to it.`, 'Connect to a step below it.');
  }
  const ports = catalog.get(source.type)?.ports(source.config) ?? [];
  const known = ports.some((port) => port.id === from.port) || (from.port === ERROR_PORT && source.onError === 'port');
  if (!known) return no(`"${source.title}" has no such outcome.`, 'Drag from one of its outcomes.');
  if (Object.values(graph.edges).some((edge) => sameEnds(edge, { from, to }))) {
    return no('These are connected already.', 'Choose another step.');
  }
  if (reachableFrom(graph, [to.node]).has(from.node)) {
    return no(
      from.node === to.node
        ? 'A step cannot lead to itself.'
        : `"${target.title}" comes before "${source.title}", so this would go round in a circle.`,
      'Connect to a later step, or add another step to go on with.',
    );
  }
  return { ok: true };
}

function no(reason: string, fix: string): ConnectionVerdict {
  return { ok: false, reason, fix };
}
