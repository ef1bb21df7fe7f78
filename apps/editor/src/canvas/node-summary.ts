import type { Graph, GraphNode, NodeId } from '@flowkeep/graph';
import type { NodeDefinition, SummaryPart } from '@flowkeep/node-sdk';

/** A piece of the sentence as it is drawn: another step of the drawing is named by its title and can be gone to. */
export type ShownPart = SummaryPart | { readonly kind: 'step'; readonly nodeId: NodeId };

const cache = new WeakMap<GraphNode, readonly ShownPart[]>();

/** The sentence on a node's card. A node never changes in place, so its sentence is made once. */
export function nodeSummary(node: GraphNode, definition: NodeDefinition | undefined): readonly ShownPart[] {
  const known = cache.get(node);
  if (known) return known;
  const steps = new Set(stepsNamed(node, definition));
  const parts = (definition?.summary(node.config) ?? []).map((part): ShownPart =>
    part.kind === 'strong' && steps.has(part.text) ? { kind: 'step', nodeId: part.text } : part,
  );
  cache.set(node, parts);
  return parts;
}

/** Steps that the settings of a node name: where it goes to, what it undoes. */
export function stepsNamed(node: GraphNode, definition: NodeDefinition | undefined): readonly NodeId[] {
  return Object.entries(definition?.fields ?? {}).flatMap(([name, { kind }]) => {
    const value = kind === 'step' ? node.config[name] : undefined;
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}

/** The sentence as plain text, for names that screen readers speak; choices that only the workspace names are left out. */
export function summaryText(parts: readonly ShownPart[], graph: Graph): string {
  return parts
    .filter((part) => part.kind !== 'strong' || part.optionsFrom === undefined)
    .map((part) => {
      if (part.kind === 'step') return graph.nodes[part.nodeId]?.title ?? part.nodeId;
      return part.kind === 'value' ? part.template : part.text;
    })
    .join(' ')
    .replaceAll(/\{\{\s*|\s*\}\}/g, '')
    .trim();
}
