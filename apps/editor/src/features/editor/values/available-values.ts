import {
  ancestorsOf,
  type Graph,
  type GraphContext,
  type GraphNode,
  type NodeCatalog,
  type NodeId,
  type OutputValue,
  outputsOf,
} from '@flowkeep/graph';
import { eventValues } from '@flowkeep/nodes';
import { drawnBodies, loopsAround } from '../../../canvas/drawn-bodies.ts';
import { readingOrder } from '../../../canvas/reading-order.ts';
import { ROOT_FIELDS } from '../../../canvas/use-root-words.ts';
import type { RootWords } from '../../../canvas/value-origin.ts';

/** One value that a step may use. */
export interface AvailableValue {
  readonly path: readonly string[];
  readonly label: string;
  readonly type: OutputValue['type'];
}

/** Values of one origin: a step before this one, the start, the contact, the workspace. */
export interface ValueGroup {
  readonly id: string;
  readonly title: string;
  /** Type of the node, for its icon; null for the contact and the workspace. */
  readonly nodeType: string | null;
  readonly values: readonly AvailableValue[];
}

/**
 * What a step may use, the nearest origin first: only what has surely been given when the run comes here. `context` finds
 * the workflows that are called, whose values their calls give.
 */
export function availableValues(
  graph: Graph,
  catalog: NodeCatalog,
  nodeId: NodeId,
  words: RootWords,
  context: GraphContext = {},
): readonly ValueGroup[] {
  const before = ancestorsOf(graph, nodeId);
  const own = graph.nodes[nodeId];
  const isTrigger = own !== undefined && catalog.get(own.type)?.class === 'trigger';
  const ids = isTrigger
    ? [nodeId]
    : readingOrder(graph)
        .filter((id) => before.has(id))
        .reverse();
  const groups = ids.flatMap((id) => groupOf({ graph, catalog, context }, id, nodeId) ?? []);
  const event = own && (catalog.get(own.type)?.eventFields?.length ?? 0) > 0 ? [eventGroup(own, words)] : [];
  return [...event, ...groups, rootGroup('contact', words), rootGroup('workspace', words)];
}

interface Drawn {
  readonly graph: Graph;
  readonly catalog: NodeCatalog;
  readonly context: GraphContext;
}

/** Values of a step for another one. A loop gives some only inside its rounds, some only when it is done. */
function groupOf({ graph, catalog, context }: Drawn, id: NodeId, reader: NodeId): ValueGroup | null {
  const node = graph.nodes[id];
  const info = node && catalog.get(node.type);
  if (!node || !info) return null;
  const root = info.class === 'trigger' ? ['trigger'] : ['steps', id];
  const isInside = loopsAround(drawnBodies(graph, catalog), reader).includes(id);
  const outputs = outputsOf(node, catalog, context).filter(({ where }) => where !== (isInside ? 'after' : 'inside'));
  if (outputs.length === 0) return null;
  const values = outputs.map(({ path, label, type }) => ({
    path: [...root, ...path.split('.').filter((part) => part !== '')],
    label,
    type,
  }));
  return { id, title: node.title, nodeType: node.type, values };
}

function rootGroup(root: keyof typeof ROOT_FIELDS, words: RootWords): ValueGroup {
  const values = ROOT_FIELDS[root].map((name) => ({
    path: [root, name],
    label: words.fields[`${root}.${name}`] ?? name,
    type: 'text' as const,
  }));
  return { id: root, title: words[root], nodeType: null, values };
}

/** What an event says, for rules that are looked at when it comes. */
function eventGroup({ config }: GraphNode, words: RootWords): ValueGroup {
  const { kind } = config;
  const known = typeof kind === 'string' ? eventValues(kind) : [];
  const values = known.map(({ path, label, type }) => ({ path: ['event', path], label, type }));
  return { id: 'event', title: words.event, nodeType: null, values };
}
