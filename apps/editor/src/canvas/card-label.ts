import type { Graph, GraphEdge, GraphNode, NodeId } from '@flowkeep/graph';
import type { NodeDefinition } from '@flowkeep/node-sdk';
import type { CardMark } from './canvas-source.ts';
import { nodeSummary, summaryText } from './node-summary.ts';

/** Words that a card's spoken name is made of, in the reader's language. */
export interface LabelWords {
  readonly leadsTo: (port: string, title: string) => string;
  readonly end: string;
}

const following = new WeakMap<Graph['edges'], ReadonlyMap<NodeId, readonly GraphEdge[]>>();

/** Edges by the node they leave; found once per set of edges. */
export function edgesByNode(graph: Graph): ReadonlyMap<NodeId, readonly GraphEdge[]> {
  const known = following.get(graph.edges);
  if (known) return known;
  const byNode = new Map<NodeId, GraphEdge[]>();
  for (const edge of Object.values(graph.edges)) {
    const list = byNode.get(edge.from.node);
    if (list) list.push(edge);
    else byNode.set(edge.from.node, [edge]);
  }
  following.set(graph.edges, byNode);
  return byNode;
}

/** What a screen reader says of a card: title, type, state or problem, sentence, and where each exit leads. */
export function cardLabel(
  graph: Graph,
  node: GraphNode,
  definition: NodeDefinition | undefined,
  mark: CardMark | undefined,
  words: LabelWords,
): string {
  const ports = definition?.ports(node.config) ?? [];
  const exits = (edgesByNode(graph).get(node.id) ?? []).map((edge) => {
    const port = ports.find((candidate) => candidate.id === edge.from.port)?.label ?? edge.from.port;
    return words.leadsTo(port, graph.nodes[edge.to.node]?.title ?? edge.to.node);
  });
  const sentence = summaryText(nodeSummary(node, definition), graph);
  const state = mark?.run?.text || mark?.problem?.message || '';
  return [node.title, definition?.label ?? node.type, state, sentence, exits.length > 0 ? exits.join(', ') : words.end]
    .filter((part) => part !== '')
    .join('. ');
}
