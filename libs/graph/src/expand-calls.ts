import { bodiesOf, bodyAround } from './bodies.ts';
import { callableOf, callsOf } from './calls.ts';
import type { Graph, GraphNode, NodeId } from './graph.ts';
import type { GraphContext } from './graph-context.ts';
import { jumpWays } from './jump-ways.ts';
import type { NodeCatalog, TypedValue } from './node-catalog.ts';
import { reachableFrom } from './reachability.ts';
import { structureOf } from './structure-of.ts';

/** The port by which an inline sub-workflow leads to its copied beginning. */
export const CALL_BODY_PORT = 'body';

/** A node with its place in the whole, the sub-workflows that are parts of it included. */
export interface PlacedNode {
  /** Of a copied node `<call>/<id there>`, as often as calls stand in each other. */
  readonly id: NodeId;
  readonly node: GraphNode;
  /** Id of the whole for another node of the same workflow. */
  readonly named: (nodeId: NodeId) => NodeId;
  /** The node in whose body it stands; null in the workflow itself. */
  readonly owner: NodeId | null;
  /** Whether it was copied from another workflow. */
  readonly copied: boolean;
  /** Of a call: what the other workflow takes. */
  readonly takes?: readonly TypedValue[];
}

/** A line between placed nodes. */
export interface PlacedEdge {
  readonly from: { readonly node: NodeId; readonly port: string };
  readonly to: NodeId;
}

export interface PlacedGraph {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** A document with every inline sub-workflow copied in. It has been validated: the depth of calls is bounded. */
export function expandCalls(graph: Graph, catalog: NodeCatalog, context: GraphContext): PlacedGraph {
  return place(graph, Object.keys(graph.nodes), '', null, catalog, context);
}

function place(
  graph: Graph,
  kept: readonly NodeId[],
  prefix: string,
  outer: NodeId | null,
  catalog: NodeCatalog,
  context: GraphContext,
): PlacedGraph {
  const named = (nodeId: NodeId): NodeId => `${prefix}${nodeId}`;
  const bodies = bodiesOf(graph, catalog);
  const isKept = new Set(kept);
  const nodes = kept.flatMap((id) => {
    const node = graph.nodes[id];
    if (node === undefined) return [];
    const body = bodyAround(bodies, id);
    const takes = takesOf(node, catalog, context);
    const owner = body === null ? outer : named(body.owner);
    return [{ id: named(id), node, named, owner, copied: outer !== null, ...(takes === null ? {} : { takes }) }];
  });
  const edges = Object.values(graph.edges)
    .filter(({ from, to }) => isKept.has(from.node) && isKept.has(to.node))
    .map(({ from, to }) => ({ from: { node: named(from.node), port: from.port }, to: named(to.node) }));
  const parts = callsOf(graph, catalog)
    .filter(({ node, structure }) => isKept.has(node.id) && structure.mode === 'inline')
    .map(({ node, structure }) => copyOf(named(node.id), structure.workflowId, catalog, context));
  return {
    nodes: [...nodes, ...parts.flatMap((part) => part.nodes)],
    edges: [...edges, ...parts.flatMap((part) => part.edges)],
  };
}

function copyOf(callId: NodeId, workflowId: string, catalog: NodeCatalog, context: GraphContext): PlacedGraph {
  const callee = context.workflows?.(workflowId);
  const beginning = callee === undefined ? null : callableOf(callee.graph, catalog);
  if (callee === undefined || beginning === null) return { nodes: [], edges: [] };
  const kept = partOf(callee.graph, beginning.node.id, catalog);
  const part = place(callee.graph, kept, `${callId}/`, callId, catalog, context);
  const entry = { from: { node: callId, port: CALL_BODY_PORT }, to: `${callId}/${beginning.node.id}` };
  return { nodes: part.nodes, edges: [...part.edges, entry] };
}

/** What a call needs of a workflow: what its beginning leads to, and what lies in wait beside that. */
function partOf(graph: Graph, beginning: NodeId, catalog: NodeCatalog): readonly NodeId[] {
  const jumps = jumpWays(graph, catalog);
  const main = reachableFrom(graph, [beginning], jumps);
  const handlers = Object.values(graph.nodes).filter((node) => {
    const structure = structureOf(node, catalog);
    if (structure?.kind === 'compensation') return structure.of === '' || main.has(structure.of);
    return structure?.kind === 'goal';
  });
  const ids = handlers.map(({ id }) => id);
  return [...new Set([...main, ...reachableFrom(graph, ids, jumps)])];
}

function takesOf(node: GraphNode, catalog: NodeCatalog, context: GraphContext): readonly TypedValue[] | null {
  const structure = structureOf(node, catalog);
  if (structure?.kind !== 'call') return null;
  const callee = context.workflows?.(structure.workflowId);
  return callee === undefined ? null : (callableOf(callee.graph, catalog)?.structure.inputs ?? null);
}
