import type { GraphNode } from '@flowkeep/graph';
import type { NodeDefinition, SummaryPart } from '@flowkeep/node-sdk';

const cache = new WeakMap<GraphNode, readonly SummaryPart[]>();

/** The sentence on a node's card. A node never changes in place, so its sentence is made once. */
export function nodeSummary(node: GraphNode, definition: NodeDefinition | undefined): readonly SummaryPart[] {
  const known = cache.get(node);
  if (known) return known;
  const parts = definition?.summary(node.config) ?? [];
  cache.set(node, parts);
  return parts;
}

/** The sentence as plain text, for names that screen readers speak; choices that only the workspace names are left out. */
export function summaryText(parts: readonly SummaryPart[]): string {
  return parts
    .filter((part) => part.kind !== 'strong' || part.optionsFrom === undefined)
    .map((part) => (part.kind === 'value' ? part.template : part.text))
    .join(' ')
    .replaceAll(/\{\{\s*|\s*\}\}/g, '')
    .trim();
}
