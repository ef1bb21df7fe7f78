import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { EdgeId, Graph, GraphNode, NodeCatalog, NodeId } from '@flowkeep/graph';
import type { NodeDefinition } from '@flowkeep/node-sdk';

/** How a step of a run looks on its card. `next` is ahead, `skipped` will never be visited. */
export type RunLook =
  'done' | 'running' | 'waiting' | 'retrying' | 'paused' | 'failed' | 'skipped' | 'cancelled' | 'next';

export interface RunMark {
  readonly look: RunLook;
  /** The word on the badge: "Done", "Until Tue 14:20". Empty for steps that are ahead. */
  readonly text: string;
  /** Whether the run stands here. */
  readonly current: boolean;
}

/** What a card shows besides its own words. */
export interface CardMark {
  readonly problem?: { readonly severity: 'error' | 'warning'; readonly message: string };
  readonly run?: RunMark;
  /** How many runs have been here, or wait here now. */
  readonly count?: { readonly text: string; readonly title: string };
}

export type LineMark = 'taken' | 'not-taken' | 'ahead';

export interface CanvasMarks {
  readonly cards: Readonly<Record<NodeId, CardMark>>;
  readonly lines: Readonly<Record<EdgeId, LineMark>>;
}

export const NO_MARKS: CanvasMarks = { cards: {}, lines: {} };

/** A store that is only read here. The stores of the editor and of the run view both fit. */
export interface ReadableStore<T> {
  readonly getState: () => T;
  readonly getInitialState: () => T;
  readonly subscribe: (listener: (state: T, previous: T) => void) => () => void;
}

/** What one can do from a card or a line; absent where the canvas is only looked at. */
export interface CanvasActions {
  readonly addAfter: (nodeId: NodeId, port: string) => void;
  readonly addInto: (edgeId: EdgeId) => void;
}

/** Everything that cards and lines read. The object itself never changes while a canvas is open. */
export interface CanvasSource {
  readonly graph: ReadableStore<{ readonly graph: Graph }>;
  readonly marks: ReadableStore<CanvasMarks>;
  readonly catalog: NodeCatalog;
  readonly definitions: Readonly<Record<string, NodeDefinition>>;
  readonly actions: CanvasActions | null;
  /** Selects a step and brings it into view. */
  readonly show: (nodeId: NodeId) => void;
}

export const CanvasSourceContext = createContext<CanvasSource | null>(null);

export function useCanvasSource(): CanvasSource {
  const source = useContext(CanvasSourceContext);
  if (!source) throw new Error('Cards are drawn inside a canvas.');
  return source;
}

export function useCardNode(id: NodeId): GraphNode | undefined {
  return useStore(useCanvasSource().graph, (state) => state.graph.nodes[id]);
}

export function useCardMark(id: NodeId): CardMark | undefined {
  return useStore(useCanvasSource().marks, (state) => state.cards[id]);
}

export function useLineMark(id: EdgeId): LineMark | undefined {
  return useStore(useCanvasSource().marks, (state) => state.lines[id]);
}

/** Whether any line leaves a port, as one text for all ports so that a card is drawn again only when one changes. */
export function useWiredPorts(id: NodeId): ReadonlySet<string> {
  const text = useStore(useCanvasSource().graph, (state) => wiredPorts(state.graph, id));
  return new Set(text.split('\n'));
}

const wiring = new WeakMap<Graph['edges'], Map<NodeId, string>>();

function wiredPorts(graph: Graph, id: NodeId): string {
  let known = wiring.get(graph.edges);
  if (!known) {
    known = new Map();
    for (const { from } of Object.values(graph.edges)) {
      const before = known.get(from.node);
      known.set(from.node, before === undefined ? from.port : `${before}\n${from.port}`);
    }
    wiring.set(graph.edges, known);
  }
  return known.get(id) ?? '';
}
