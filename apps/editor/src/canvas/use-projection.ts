import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { GraphNode, NodeId, PortDefinition, Position } from '@flowkeep/graph';
import { useCanvasSource } from './canvas-source.ts';
import { cardLabel, type LabelWords } from './card-label.ts';
import { createEdgeProjection, type LineEdge } from './edge-projection.ts';
import { type CardNode, createNodeProjection } from './node-projection.ts';
import { nodePorts } from './node-ports.ts';
import type { Selection } from './selection.ts';

export interface Projection {
  readonly nodes: CardNode[];
  readonly edges: LineEdge[];
}

/** The exits of nodes of this canvas, always the same function. */
export function usePortsOf(): (node: GraphNode) => readonly PortDefinition[] {
  const { t } = useTranslation('editor');
  const { catalog } = useCanvasSource();
  const errorLabel = t('card.errorPort');
  return useMemo(() => (node: GraphNode) => nodePorts(node, catalog, errorLabel), [catalog, errorLabel]);
}

/** React Flow's view of the document, the selection and the cards that are being dragged. */
export function useProjection(
  selection: Selection,
  dragged: ReadonlyMap<NodeId, Position>,
  isLocked: boolean,
): Projection {
  const source = useCanvasSource();
  const graph = useStore(source.graph, (state) => state.graph);
  const marks = useStore(source.marks);
  const portsOf = usePortsOf();
  const words = useLabelWords();
  const [projectNodes] = useState(createNodeProjection);
  const [projectEdges] = useState(createEdgeProjection);
  const nodes = useMemo(
    () =>
      projectNodes({
        graph,
        selected: selection.nodes,
        dragged,
        portsOf,
        labelOf: (node) => cardLabel(graph, node, source.definitions[node.type], marks.cards[node.id], words),
        locked: isLocked,
      }),
    [projectNodes, graph, selection.nodes, dragged, portsOf, source, marks, words, isLocked],
  );
  const edges = useMemo(
    () =>
      projectEdges({
        graph,
        selected: selection.edges,
        dragged,
        portsOf,
        labelOf: (edge) =>
          words.leadsTo(graph.nodes[edge.from.node]?.title ?? '', graph.nodes[edge.to.node]?.title ?? ''),
      }),
    [projectEdges, graph, selection.edges, dragged, portsOf, words],
  );
  return { nodes, edges };
}

function useLabelWords(): LabelWords {
  const { t } = useTranslation('editor');
  return useMemo(
    () => ({ leadsTo: (port, title) => t('card.leadsTo', { port, title }), end: t('card.leadsNowhere') }),
    [t],
  );
}
