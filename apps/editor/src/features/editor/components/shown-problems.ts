import type { Graph, Problem } from '@flowkeep/graph';
import type { Fields, NodeDefinition } from '@flowkeep/node-sdk';

/**
 * Problems that the reader can do something about. A field that the form fills by itself is not shown, and it stays empty
 * only while the field that it is made from is empty: that one is named anyway.
 */
export function shownProblems(
  graph: Graph,
  definitions: Readonly<Record<string, NodeDefinition>>,
  problems: readonly Problem[],
): readonly Problem[] {
  return problems.filter(({ place }) => {
    if (place.kind !== 'node' || place.field === undefined) return true;
    const fields = definitions[graph.nodes[place.nodeId]?.type ?? '']?.fields;
    return fields === undefined || !isMade(fields, place.field.split('.'));
  });
}

/** Whether a path such as `labels.0.id` ends at a field that is made from another one. */
function isMade(fields: Fields, [name = '', , ...rest]: readonly string[]): boolean {
  const field = fields[name];
  if (!field) return false;
  return field.madeFrom !== undefined || (field.item !== undefined && isMade(field.item, rest));
}
