import { EVENT_SCOPE_NAMES, listReferences, SCOPE_NAMES } from '@flowkeep/expressions';
import type { Graph, GraphNode } from '../graph.ts';
import type { GraphContext } from '../graph-context.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';
import { eachText } from '../step-references.ts';
import { type Finding, stepFinding } from './step-reference.ts';
import { viewOf } from './reference-view.ts';

/** Rules about `{{ … }}`: what it speaks of exists, and has happened by then. */
export function checkReferences(graph: Graph, catalog: NodeCatalog, context: GraphContext): readonly Problem[] {
  const view = viewOf(graph, catalog, context);
  return Object.values(graph.nodes).flatMap((node) => {
    const problems: Problem[] = [];
    eachText(node.config, (text, field) => {
      const names = speaksOfEvent(catalog, node, field) ? EVENT_SCOPE_NAMES : SCOPE_NAMES;
      for (const reference of listReferences(text)) {
        const finding = nameFinding(node, names, reference) ?? stepFinding(view, { node, field }, reference);
        if (finding) problems.push({ ...finding, place: { kind: 'node', nodeId: node.id, field } });
      }
    });
    return problems;
  });
}

function speaksOfEvent(catalog: NodeCatalog, node: GraphNode, field: string): boolean {
  const [name = ''] = field.split('.');
  return catalog.get(node.type)?.eventFields?.includes(name) ?? false;
}

function nameFinding(node: GraphNode, names: readonly string[], [root]: readonly string[]): Finding | null {
  if (root !== undefined && names.includes(root)) return null;
  return {
    code: 'unknown-value',
    severity: 'error',
    message: `${node.title}: there is no value called "${root ?? ''}".`,
    fix: `Pick one from the list. Values begin with ${names.join(', ')}.`,
  };
}
