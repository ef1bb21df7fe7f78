import { isErrorCode } from '@flowkeep/contracts';
import type { Graph, GraphNode } from '../graph.ts';
import type { NodeCatalog, NodeTypeInfo } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';

/** Rules about each node by itself: its type is known, its settings are complete, and it tries again for known errors. */
export function checkNodes(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  return Object.values(graph.nodes).flatMap((node) => {
    const info = catalog.get(node.type);
    return info ? [...checkConfig(node, info), ...checkRetry(node)] : [unknownType(node)];
  });
}

function unknownType(node: GraphNode): Problem {
  return {
    code: 'unknown-node-type',
    severity: 'error',
    place: { kind: 'node', nodeId: node.id },
    message: `"${node.title}" is of a kind that is not installed here (${node.type}).`,
    fix: 'Delete it, or ask your agency to install it.',
  };
}

function checkConfig(node: GraphNode, info: NodeTypeInfo): readonly Problem[] {
  if (node.typeVersion > info.version) return [{ ...unknownType(node), code: 'newer-node-type' }];
  const result = info.parseConfig(info.migrate(node.config, node.typeVersion));
  if (result.ok) return [];
  return result.problems.map((problem) => ({
    code: 'config',
    severity: 'error',
    place: { kind: 'node', nodeId: node.id, ...(problem.path === '' ? {} : { field: problem.path }) },
    message: `${node.title}: ${problem.message}`,
    fix: problem.fix,
  }));
}

function checkRetry(node: GraphNode): readonly Problem[] {
  const unknown = node.retry?.on?.filter((code) => !isErrorCode(code)) ?? [];
  if (unknown.length === 0) return [];
  return [
    {
      code: 'unknown-error',
      severity: 'error',
      place: { kind: 'node', nodeId: node.id },
      message: `"${node.title}" tries again for errors that there are none of: ${unknown.join(', ')}.`,
      fix: 'Choose the errors that are worth another try from the list.',
    },
  ];
}
