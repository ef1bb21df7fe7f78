import type { Graph } from '../graph.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';
import { nodesWith } from '../structure-of.ts';

/** Rules about what undoes a step: that step is there, and it is one that a run comes to. */
export function checkCompensations(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  return nodesWith(Object.values(graph.nodes), catalog, 'compensation').flatMap(({ node, structure }) => {
    if (structure.of === '') return [];
    const undone = graph.nodes[structure.of];
    if (undone !== undefined && catalog.get(undone.type)?.acceptsInput !== false) return [];
    return [
      {
        code: 'unknown-step',
        severity: 'error',
        place: { kind: 'node', nodeId: node.id, field: 'of' },
        message:
          undone === undefined
            ? `"${node.title}" undoes a step that is gone.`
            : `"${node.title}" cannot undo "${undone.title}": no run comes to it as a step.`,
        fix: 'Choose the step that it undoes, or leave it empty to undo the whole run.',
      } as const,
    ];
  });
}
