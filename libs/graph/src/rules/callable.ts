import { callableOf } from '../calls.ts';
import type { Graph, GraphNode } from '../graph.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';
import { reachableFrom } from '../reachability.ts';
import { nodesWith, type StructureOf } from '../structure-of.ts';

/** Rules about a workflow that others call: it has one such beginning, and its ends give what it says it gives. */
export function checkCallable(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  const callable = callableOf(graph, catalog);
  if (callable === null) return [];
  const reached = reachableFrom(graph, [callable.node.id]);
  const ends = nodesWith(Object.values(graph.nodes), catalog, 'end').filter(({ node }) => reached.has(node.id));
  const promised = callable.structure.outputs.map(({ name }) => name);
  const unkept = ends.length === 0 && promised.length > 0 ? [neverGiven(callable.node, promised)] : [];
  return [
    ...secondBeginnings(graph, catalog, callable.node),
    ...unkept,
    ...ends.flatMap(({ node, structure }) => endProblems(node, structure, promised)),
  ];
}

function secondBeginnings(graph: Graph, catalog: NodeCatalog, first: GraphNode): readonly Problem[] {
  return nodesWith(Object.values(graph.nodes), catalog, 'callable')
    .filter(({ node }) => node.id !== first.id)
    .map(({ node }) => ({
      code: 'called-twice',
      severity: 'error',
      place: { kind: 'node', nodeId: node.id },
      message: `A workflow can be called at one step only, and "${first.title}" is one already.`,
      fix: 'Delete one of the two.',
    }));
}

function neverGiven(node: GraphNode, promised: readonly string[]): Problem {
  return {
    code: 'output-never-given',
    severity: 'warning',
    place: { kind: 'node', nodeId: node.id, field: 'outputs' },
    message: `"${node.title}" promises ${promised.join(', ')}, but no End gives it.`,
    fix: 'Add an End with these values, or remove them here.',
  };
}

function endProblems(node: GraphNode, { values }: StructureOf<'end'>, promised: readonly string[]): readonly Problem[] {
  const given = values.map(({ name }) => name);
  const place = { kind: 'node', nodeId: node.id, field: 'values' } as const;
  return [
    ...promised
      .filter((name) => !given.includes(name))
      .map((name) => ({
        code: 'output-missing',
        severity: 'error' as const,
        place,
        message: `"${node.title}" does not give "${name}", which the workflow promises to those that call it.`,
        fix: `Add a line with the name ${name}.`,
      })),
    ...given
      .filter((name) => !promised.includes(name))
      .map((name) => ({
        code: 'output-not-promised',
        severity: 'warning' as const,
        place,
        message: `"${node.title}" gives "${name}", which the workflow does not promise.`,
        fix: 'Add it where the workflow begins, so that others can find it.',
      })),
  ];
}
