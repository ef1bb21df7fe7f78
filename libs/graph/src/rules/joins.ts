import type { Graph, GraphNode } from '../graph.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';
import { nodesWith } from '../structure-of.ts';

/** Rules about joins: several branches lead to one, and as many as it waits for. */
export function checkJoins(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  return nodesWith(Object.values(graph.nodes), catalog, 'join').flatMap(({ node, structure }) => {
    const branches = Object.values(graph.edges).filter((edge) => edge.to.node === node.id).length;
    if (structure.mode === 'count' && structure.count > branches) return [tooFew(node, structure.count, branches)];
    return branches < 2 ? [lonely(node)] : [];
  });
}

function tooFew(node: GraphNode, count: number, branches: number): Problem {
  return {
    code: 'join-short-of-branches',
    severity: 'error',
    place: { kind: 'node', nodeId: node.id, field: 'count' },
    message: `"${node.title}" waits for ${count} branches, but ${branches} lead to it.`,
    fix: 'Lower the number, or connect more branches.',
  };
}

function lonely(node: GraphNode): Problem {
  return {
    code: 'join-of-one',
    severity: 'warning',
    place: { kind: 'node', nodeId: node.id },
    message: `"${node.title}" joins nothing: fewer than two branches lead to it.`,
    fix: 'Connect the branches that should come together here, or delete it.',
  };
}
