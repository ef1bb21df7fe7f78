import type { Graph } from '../graph.ts';
import { jumpWays } from '../jump-ways.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';
import { nodeOnCycle, reachableFrom } from '../reachability.ts';

/** Rules about the document as a whole: it starts somewhere, everything can be reached, nothing goes in circles. */
export function checkShape(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  const triggers = Object.values(graph.nodes).filter((node) => catalog.get(node.type)?.class === 'trigger');
  if (triggers.length === 0) {
    return [
      {
        code: 'no-trigger',
        severity: 'error',
        place: { kind: 'workflow' },
        message: 'Nothing starts this workflow.',
        fix: 'Add a step from the group "Start".',
      },
    ];
  }
  return [...idleTriggers(graph, triggers), ...unreachable(graph, catalog), ...circle(graph)];
}

type Nodes = readonly { readonly id: string; readonly title: string }[];

function idleTriggers(graph: Graph, triggers: Nodes): readonly Problem[] {
  const begun = new Set(Object.values(graph.edges).map((edge) => edge.from.node));
  return triggers
    .filter((trigger) => !begun.has(trigger.id))
    .map((trigger) => ({
      code: 'trigger-leads-nowhere',
      severity: 'warning',
      place: { kind: 'node', nodeId: trigger.id },
      message: `Nothing happens after "${trigger.title}".`,
      fix: 'Connect it to the first step.',
    }));
}

function unreachable(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  // Handlers are begun by what they lie in wait for, not by a line.
  const starts = Object.values(graph.nodes).filter(({ type }) => catalog.get(type)?.acceptsInput === false);
  const reached = reachableFrom(
    graph,
    starts.map((start) => start.id),
    jumpWays(graph, catalog),
  );
  return Object.values(graph.nodes)
    .filter((node) => !reached.has(node.id))
    .map((node) => ({
      code: 'unreachable',
      severity: 'warning',
      place: { kind: 'node', nodeId: node.id },
      message: `"${node.title}" is never reached.`,
      fix: 'Connect a step to it, or delete it.',
    }));
}

function circle(graph: Graph): readonly Problem[] {
  const nodeId = nodeOnCycle(graph);
  if (nodeId === null) return [];
  return [
    {
      code: 'circle',
      severity: 'error',
      place: { kind: 'node', nodeId },
      message: `The steps around "${graph.nodes[nodeId]?.title ?? nodeId}" go round in a circle.`,
      fix: 'Delete the connection that leads back. Use "Go to" to do steps again; the steps of a loop need no line back.',
    },
  ];
}
