import type { Graph, NodeId, Operation } from '@flowkeep/graph';
import type { StepKind, StepName } from './history.ts';

/** Names a change for the undo and redo buttons: "Add Greet", "Move 3 steps". */
export function stepName(graph: Graph, operation: Operation): StepName {
  const title = (id: NodeId): string => graph.nodes[id]?.title ?? id;
  switch (operation.kind) {
    case 'addNode':
      return named('add', { title: operation.node.title });
    case 'removeNode':
      return named('remove', { title: title(operation.nodeId) });
    case 'editNode':
      return operation.patch.title === undefined
        ? named('edit', { title: title(operation.nodeId) })
        : named('rename', { title: operation.patch.title });
    case 'moveNodes':
      return nameOfMove(operation.positions, title);
    case 'renameNode':
      return named('renameReference', { title: title(operation.nodeId) });
    case 'addEdge':
      return named('connect', { title: title(operation.edge.from.node) });
    case 'removeEdge':
      return named('disconnect', { title: title(graph.edges[operation.edgeId]?.from.node ?? '') });
    case 'putNote':
    case 'removeNote':
      return named('note', {});
    case 'putGroup':
    case 'removeGroup':
      return named('group', {});
    case 'setSettings':
      return named('settings', {});
    case 'replaceGraph':
      return named('replace', {});
    case 'batch':
      return named('batch', { label: operation.label });
  }
}

function nameOfMove(positions: Readonly<Record<NodeId, unknown>>, title: (id: NodeId) => string): StepName {
  const ids = Object.keys(positions);
  const [only] = ids;
  return ids.length === 1 && only !== undefined
    ? named('move', { title: title(only) })
    : named('moveMany', { count: ids.length });
}

function named(kind: StepKind, values: StepName['values']): StepName {
  return { kind, values };
}
