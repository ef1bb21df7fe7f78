import { listReferences, SCOPE_NAMES } from '@flowkeep/expressions';
import type { Graph, GraphNode } from '../graph.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';
import { ancestorsOf } from '../reachability.ts';
import { eachText } from '../step-references.ts';

/** Rules about `{{ … }}`: what it speaks of exists, and has happened by then. */
export function checkReferences(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  return Object.values(graph.nodes).flatMap((node) => {
    const problems: Problem[] = [];
    eachText(node.config, (text, field) => {
      for (const reference of listReferences(text)) {
        const problem = checkReference(graph, catalog, node, reference);
        if (problem) problems.push({ ...problem, place: { kind: 'node', nodeId: node.id, field } });
      }
    });
    return problems;
  });
}

type Finding = Omit<Problem, 'place'>;

function checkReference(
  graph: Graph,
  catalog: NodeCatalog,
  node: GraphNode,
  [root, step, output]: readonly string[],
): Finding | null {
  if (root === undefined || !(SCOPE_NAMES as readonly string[]).includes(root)) {
    return {
      code: 'unknown-value',
      severity: 'error',
      message: `${node.title}: there is no value called "${root ?? ''}".`,
      fix: `Pick one from the list. Values begin with ${SCOPE_NAMES.join(', ')}.`,
    };
  }
  if (root !== 'steps') return null;
  const source = step === undefined ? undefined : graph.nodes[step];
  if (!source) {
    return {
      code: 'unknown-step',
      severity: 'error',
      message: `${node.title}: a value comes from a step that is gone (${step ?? ''}).`,
      fix: 'Pick a value from another step.',
    };
  }
  if (!ancestorsOf(graph, node.id).has(source.id)) {
    return {
      code: 'not-before',
      severity: 'warning',
      message: `${node.title}: "${source.title}" does not come before this step, so its value will be empty.`,
      fix: 'Pick a value from an earlier step, or connect the two.',
    };
  }
  return checkOutput(catalog, node, source, output);
}

function checkOutput(
  catalog: NodeCatalog,
  node: GraphNode,
  source: GraphNode,
  output: string | undefined,
): Finding | null {
  const outputs = catalog.get(source.type)?.outputs(source.config) ?? [];
  if (output === undefined || outputs.length === 0) return null;
  if (outputs.some(({ path }) => path === '' || path.split('.')[0] === output || path === output)) return null;
  return {
    code: 'unknown-output',
    severity: 'warning',
    message: `${node.title}: "${source.title}" gives no value called "${output}".`,
    fix: `It gives ${outputs.map(({ path }) => path).join(', ')}.`,
  };
}
