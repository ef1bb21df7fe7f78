import type { ContactSnapshot, JsonObject } from '@flowkeep/contracts';
import { compileGraph, EMPTY_GRAPH, type Graph, type GraphNode, type GraphSettings, type Plan } from '@flowkeep/graph';
import { findNodeDefinition, nodeCatalog } from '@flowkeep/nodes';
import type { Scenario } from '../scenario.ts';

/** A node of a drawing: type, config, and what else the drawing says of it. */
export type DrawnNode = readonly [
  type: string,
  config?: JsonObject,
  more?: Partial<Pick<GraphNode, 'onError' | 'retry' | 'timeoutSeconds'>>,
];

/**
 * Draws a workflow from nodes by id and lines: `'start -> greet'`, `'ask.replied -> thank'`. A line without a port leaves
 * by the first way out. Lines are named `e1`, `e2` and so on.
 */
export function draw(
  nodes: Readonly<Record<string, DrawnNode>>,
  lines: readonly string[],
  settings: Partial<GraphSettings> = {},
): Graph {
  const drawn = Object.entries(nodes).map(([id, [type, config = {}, more = {}]], row) => [
    id,
    { id, type, typeVersion: versionOf(type), title: id, position: { x: 0, y: row * 160 }, config, ...more },
  ]);
  const edges = lines.map((line, index) => {
    const [left = '', to = ''] = line.split(' -> ');
    const [from = '', port = firstPort(nodes, from)] = left.split('.');
    const id = `e${String(index + 1)}`;
    return [id, { id, from: { node: from, port }, to: { node: to } }];
  });
  return {
    ...EMPTY_GRAPH,
    nodes: Object.fromEntries(drawn) as Graph['nodes'],
    edges: Object.fromEntries(edges) as Graph['edges'],
    settings: { ...EMPTY_GRAPH.settings, ...settings },
  };
}

function versionOf(type: string): number {
  return findNodeDefinition(type)?.version ?? 1;
}

function firstPort(nodes: Readonly<Record<string, DrawnNode>>, id: string): string {
  const [type = '', config = {}] = nodes[id] ?? [];
  return nodeCatalog.get(type)?.ports(config)[0]?.id ?? 'next';
}

/** The compiled plan; throws with everything that is wrong with the drawing. `calls` are workflows by their ids. */
export function planOf(graph: Graph, calls: Readonly<Record<string, Graph>> = {}): Plan {
  const workflows = (id: string) => (calls[id] === undefined ? undefined : { graph: calls[id], version: 1 });
  const result = compileGraph(graph, nodeCatalog, { workflows });
  if (result.ok) return result.plan;
  throw new Error(result.problems.map((problem) => `${problem.message} ${problem.fix}`).join('\n'));
}

export const START_AT = '2026-03-20T04:00:00.000Z';

export const PERSON: ContactSnapshot = {
  id: '00000000-0000-4000-8000-000000000002',
  name: 'Günəş Əliyeva',
  phone: '+994501234567',
  email: null,
  language: 'az',
  timeZone: null,
  source: 'website',
  attributes: {},
};

/** A scenario in which nothing happens, for a workflow whose trigger is called `start`. */
export const SCENARIO: Scenario = {
  startAt: START_AT,
  triggerNode: 'start',
  trigger: {},
  contact: PERSON,
  workspace: {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Baku Dental',
    timeZone: 'Asia/Baku',
    language: 'az',
    currency: 'AZN',
    region: 'AZ',
  },
  happenings: [],
  answers: {},
};
