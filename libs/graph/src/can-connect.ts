import { sameEnds } from './apply-operation.ts';
import { bodiesOf, strayEdges } from './bodies.ts';
import type { Graph, GraphEdge, NodeId } from './graph.ts';
import { ERROR_PORT, type NodeCatalog } from './node-catalog.ts';
import { reachableFrom } from './reachability.ts';
import { bodyCrossing } from './rules/bodies.ts';

/** Id of the line that is not drawn yet. */
const NEW_EDGE = '(new)';

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
    const role = targetType.class === 'trigger' ? 'starts the workflow' : 'lies in wait by itself';
    return no(`"${target.title}" ${role}, so nothing can lead to it.`, 'Connect to another step.');
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
      'Connect to a later step. To do steps again, use "Go to".',
    );
  }
  return crossing(graph, catalog, { from, to }) ?? { ok: true };
}

/** Refuses a line that would lead into a body from outside; a drawing that has such lines already may get more. */
function crossing(graph: Graph, catalog: NodeCatalog, edge: Omit<GraphEdge, 'id'>): ConnectionVerdict | null {
  const drawn: GraphEdge = { ...edge, id: NEW_EDGE };
  const before = crossedBodies(graph, catalog);
  const after = { ...graph, edges: { ...graph.edges, [drawn.id]: drawn } };
  for (const body of bodiesOf(after, catalog)) {
    const [stray] = strayEdges(after, body);
    if (stray === undefined || before.has(body.owner)) continue;
    const { message, fix } = bodyCrossing(after, body, stray);
    return no(message, stray.id === NEW_EDGE ? 'Connect to a step on the same side, or to a new one.' : fix);
  }
  return null;
}

function crossedBodies(graph: Graph, catalog: NodeCatalog): ReadonlySet<NodeId> {
  const crossed = bodiesOf(graph, catalog).filter((body) => strayEdges(graph, body).length > 0);
  return new Set(crossed.map((body) => body.owner));
}

function no(reason: string, fix: string): ConnectionVerdict {
  return { ok: false, reason, fix };
}
