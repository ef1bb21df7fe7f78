import { bodiesOf, type Body, strayEdges } from '../bodies.ts';
import type { Graph, GraphEdge } from '../graph.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';
import { nodesWith } from '../structure-of.ts';

/** Rules about the bodies of loops and compensations: they have steps, and lead only to each other. */
export function checkBodies(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  const bodies = bodiesOf(graph, catalog);
  return [
    ...bodies.flatMap((body) => [...emptyBody(graph, body), ...strayProblems(graph, body)]),
    ...varsInParallel(graph, catalog, bodies),
  ];
}

function emptyBody(graph: Graph, { owner, nodes }: Body): readonly Problem[] {
  if (nodes.size > 0) return [];
  return [
    {
      code: 'empty-body',
      severity: 'warning',
      place: { kind: 'node', nodeId: owner },
      message: `"${titleOf(graph, owner)}" has nothing to do: no step follows inside it.`,
      fix: 'Connect its first way out to a step.',
    },
  ];
}

function strayProblems(graph: Graph, body: Body): readonly Problem[] {
  return strayEdges(graph, body).map((edge) => ({
    code: 'body-crossed',
    severity: 'error',
    place: { kind: 'edge', edgeId: edge.id },
    ...bodyCrossing(graph, body, edge),
  }));
}

/** Why an edge may not lead into a body, for people. */
export function bodyCrossing(graph: Graph, body: Body, edge: Omit<GraphEdge, 'id'>): Pick<Problem, 'message' | 'fix'> {
  const [owner, target, source] = [body.owner, edge.to.node, edge.from.node].map((id) => titleOf(graph, id));
  if (edge.from.node === body.owner) {
    return {
      message: `"${target}" is both inside "${owner}" and after it.`,
      fix: `Let only one way out of "${owner}" lead to it.`,
    };
  }
  return {
    message: `"${target}" is inside "${owner}", but "${source}" outside leads to it too.`,
    fix: `Delete this connection, or the one inside "${owner}" that leads to "${target}": steps inside lead only to each other.`,
  };
}

/** Rounds that go side by side write over each other's values. */
function varsInParallel(graph: Graph, catalog: NodeCatalog, bodies: readonly Body[]): readonly Problem[] {
  const parallel = nodesWith(Object.values(graph.nodes), catalog, 'loop').filter(({ structure }) => structure.parallel);
  const setters = nodesWith(Object.values(graph.nodes), catalog, 'vars');
  return parallel.flatMap(({ node: loop }) => {
    const inside = bodies.find((body) => body.owner === loop.id)?.nodes;
    return setters
      .filter(({ node }) => inside?.has(node.id))
      .map(({ node }) => ({
        code: 'vars-in-parallel',
        severity: 'warning' as const,
        place: { kind: 'node' as const, nodeId: node.id },
        message: `"${node.title}" sets values of the whole run while rounds of "${loop.title}" go side by side: the last one wins.`,
        fix: `Collect a result of each round in "${loop.title}", or let its rounds go one after the other.`,
      }));
  });
}

function titleOf(graph: Graph, nodeId: string): string {
  return graph.nodes[nodeId]?.title ?? nodeId;
}
