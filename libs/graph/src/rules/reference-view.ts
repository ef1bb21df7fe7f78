import { bodiesOf, type Body } from '../bodies.ts';
import type { Graph, GraphNode, NodeId } from '../graph.ts';
import type { GraphContext } from '../graph-context.ts';
import { jumpWays } from '../jump-ways.ts';
import type { NodeCatalog, OutputValue } from '../node-catalog.ts';
import { outputsOf } from '../outputs-of.ts';
import { waysBack } from '../reachability.ts';
import { structureOf } from '../structure-of.ts';

/** What is known of a document when its references are looked at. */
export interface ReferenceView {
  readonly graph: Graph;
  readonly catalog: NodeCatalog;
  readonly bodies: readonly Body[];
  /** What a step gives; empty where that is not known. */
  readonly outputs: (node: GraphNode) => readonly OutputValue[];
  /** The steps that may have been done before another one, jumps counted. */
  readonly before: (nodeId: NodeId) => ReadonlySet<NodeId>;
}

/** Looks at a document once for all its references. */
export function viewOf(graph: Graph, catalog: NodeCatalog, context: GraphContext): ReferenceView {
  const back = waysBack(graph, jumpWays(graph, catalog));
  const known = new Map<NodeId, ReadonlySet<NodeId>>();
  const before = (nodeId: NodeId): ReadonlySet<NodeId> => {
    const found = known.get(nodeId) ?? back(nodeId);
    known.set(nodeId, found);
    return found;
  };
  const outputs = (node: GraphNode): readonly OutputValue[] => outputsOf(node, catalog, context);
  return { graph, catalog, bodies: bodiesOf(graph, catalog), outputs, before };
}

/** Whether a text of a node is evaluated inside a body: the node stands in it, or the text is its loop's own. */
export function isInside(view: ReferenceView, body: Body, nodeId: NodeId, field: string): boolean {
  return body.nodes.has(nodeId) || (body.owner === nodeId && isRoundField(view, nodeId, field));
}

function isRoundField({ graph, catalog }: ReferenceView, nodeId: NodeId, field: string): boolean {
  const node = graph.nodes[nodeId];
  const structure = node === undefined ? null : structureOf(node, catalog);
  const [name = ''] = field.split('.');
  return structure?.kind === 'loop' && structure.inside.includes(name);
}

/** Whether a node stands in what undoes a step: all that the run did has been done by then. */
export function isUndoing({ graph, catalog, bodies }: ReferenceView, nodeId: NodeId): boolean {
  return bodies.some(({ owner, nodes }) => {
    const handler = graph.nodes[owner];
    return nodes.has(nodeId) && handler !== undefined && structureOf(handler, catalog)?.kind === 'compensation';
  });
}
