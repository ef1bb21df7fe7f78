import type { JsonValue } from '@flowkeep/contracts';
import { applyOperation, nodeOf, touches } from './apply-operation.ts';
import type { Graph } from './graph.ts';
import type { Operation, SettingsPatch } from './operation.ts';

/**
 * The change that takes another one back. Call it with the document as it is before the change.
 * @throws DomainError `invalid-input` when the change does not fit the document.
 */
export function invertOperation(graph: Graph, operation: Operation): Operation {
  switch (operation.kind) {
    case 'addNode':
      return { kind: 'removeNode', nodeId: operation.node.id };
    case 'removeNode':
      return restoreNode(graph, operation.nodeId);
    case 'editNode':
      return restoreEdit(graph, operation);
    case 'moveNodes':
      return moveBack(graph, Object.keys(operation.positions));
    case 'renameNode':
      return { kind: 'renameNode', nodeId: operation.newId, newId: operation.nodeId };
    case 'addEdge':
      return { kind: 'removeEdge', edgeId: operation.edge.id };
    case 'removeEdge': {
      const edge = graph.edges[operation.edgeId];
      return edge ? { kind: 'addEdge', edge } : nothing(graph, operation);
    }
    case 'putNote':
    case 'removeNote': {
      const noteId = operation.kind === 'putNote' ? operation.note.id : operation.noteId;
      const note = graph.notes[noteId];
      return note ? { kind: 'putNote', note } : { kind: 'removeNote', noteId };
    }
    case 'putGroup':
    case 'removeGroup': {
      const groupId = operation.kind === 'putGroup' ? operation.group.id : operation.groupId;
      const group = graph.groups[groupId];
      return group ? { kind: 'putGroup', group } : { kind: 'removeGroup', groupId };
    }
    case 'setSettings':
      return restoreSettings(graph, operation);
    case 'replaceGraph':
      return { kind: 'replaceGraph', graph };
    case 'batch':
      return invertBatch(graph, operation);
  }
}

function invertBatch(graph: Graph, batch: Extract<Operation, { kind: 'batch' }>): Operation {
  const inverses: Operation[] = [];
  let current = graph;
  for (const operation of batch.operations) {
    inverses.unshift(invertOperation(current, operation));
    current = applyOperation(current, operation);
  }
  return { kind: 'batch', label: batch.label, operations: inverses };
}

function restoreNode(graph: Graph, nodeId: string): Operation {
  const node = nodeOf(graph, nodeId);
  const edges = Object.values(graph.edges).filter((edge) => touches(edge, nodeId));
  const groups = Object.values(graph.groups).filter((group) => group.nodes.includes(nodeId));
  return {
    kind: 'batch',
    label: node.title,
    operations: [
      { kind: 'addNode', node },
      ...edges.map((edge) => ({ kind: 'addEdge', edge }) as const),
      ...groups.map((group) => ({ kind: 'putGroup', group }) as const),
    ],
  };
}

function moveBack(graph: Graph, nodeIds: readonly string[]): Operation {
  return { kind: 'moveNodes', positions: Object.fromEntries(nodeIds.map((id) => [id, nodeOf(graph, id).position])) };
}

function restoreEdit(graph: Graph, { nodeId, patch }: Extract<Operation, { kind: 'editNode' }>): Operation {
  const node = nodeOf(graph, nodeId);
  const names = [...Object.keys(patch.config ?? {}), ...(patch.removeConfig ?? [])];
  const existed = names.filter((name) => Object.hasOwn(node.config, name));
  const removeConfig = names.filter((name) => !Object.hasOwn(node.config, name));
  const config = Object.fromEntries(existed.map((name) => [name, node.config[name] as JsonValue]));
  return {
    kind: 'editNode',
    nodeId,
    patch: {
      ...(patch.title === undefined ? {} : { title: node.title }),
      ...(patch.onError === undefined ? {} : { onError: node.onError ?? null }),
      ...(patch.retry === undefined ? {} : { retry: node.retry ?? null }),
      ...(patch.timeoutSeconds === undefined ? {} : { timeoutSeconds: node.timeoutSeconds ?? null }),
      ...(existed.length > 0 ? { config } : {}),
      ...(removeConfig.length > 0 ? { removeConfig } : {}),
    },
  };
}

function restoreSettings(graph: Graph, { patch }: Extract<Operation, { kind: 'setSettings' }>): Operation {
  const names = Object.keys(patch) as (keyof SettingsPatch)[];
  return { kind: 'setSettings', patch: Object.fromEntries(names.map((name) => [name, graph.settings[name] ?? null])) };
}

/** An edge that is not there cannot be brought back: let the change itself say so. */
function nothing(graph: Graph, operation: Operation): Operation {
  applyOperation(graph, operation);
  return { kind: 'batch', label: '', operations: [] };
}
