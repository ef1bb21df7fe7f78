import type { EdgeId, Graph, NodeCatalog, NodeId } from '@flowkeep/graph';
import type { Coverage } from '@flowkeep/simulation';
import type { CanvasMarks, CardMark, LineMark } from '../../../../canvas/canvas-source.ts';

/** Words for the canvas, in the reader's language. */
export interface CoverageWords {
  readonly visited: string;
  readonly notReached: string;
  readonly visits: (count: number) => string;
}

/** Draws on the canvas what simulations have been through: how often each step was visited, and what was not reached. */
export function simulationMarks(
  graph: Graph,
  catalog: NodeCatalog,
  coverage: Coverage,
  words: CoverageWords,
): CanvasMarks {
  const cards: Record<NodeId, CardMark> = {};
  for (const { id, type } of Object.values(graph.nodes)) {
    const count = coverage.nodes[id] ?? 0;
    const isHandler = catalog.get(type)?.class === 'handler';
    const run =
      count > 0
        ? ({ look: 'done', text: words.visited, current: false } as const)
        : ({ look: isHandler ? 'next' : 'skipped', text: isHandler ? '' : words.notReached, current: false } as const);
    cards[id] = { run, ...(count > 1 ? { count: { text: `×${String(count)}`, title: words.visits(count) } } : {}) };
  }
  const lines: Record<EdgeId, LineMark> = {};
  for (const id of Object.keys(graph.edges)) lines[id] = (coverage.edges[id] ?? 0) > 0 ? 'taken' : 'not-taken';
  return { cards, lines };
}

/** How much of a drawing was reached. Steps copied in from other workflows are not counted: they are not drawn here. */
export function reached(graph: Graph, coverage: Coverage): { readonly nodes: number; readonly edges: number } {
  return {
    nodes: Object.keys(graph.nodes).filter((id) => (coverage.nodes[id] ?? 0) > 0).length,
    edges: Object.keys(graph.edges).filter((id) => (coverage.edges[id] ?? 0) > 0).length,
  };
}
