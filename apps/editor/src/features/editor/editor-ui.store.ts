import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EdgeId, NodeId, Position } from '@flowkeep/graph';
import { NOTHING, type Selection } from '../../canvas/selection.ts';
import type { Exit } from './actions/connect.ts';

/** What stands in front of the canvas. */
export type EditorDialog =
  | { readonly kind: 'pick'; readonly from?: Exit; readonly into?: EdgeId; readonly at?: Position }
  | { readonly kind: 'connect'; readonly nodeId: NodeId }
  | { readonly kind: 'publish' }
  | { readonly kind: 'versions' }
  | { readonly kind: 'bring-back'; readonly version: number }
  | { readonly kind: 'start' };

/** What stands beside the canvas in place of what is selected. */
export type SidePanel = 'settings' | 'simulation';

export type PanelTab = 'settings' | 'results';

export interface EditorUi {
  readonly selection: Selection;
  readonly dialog: EditorDialog | null;
  readonly tab: PanelTab;
  readonly side: SidePanel | null;
  /** The settings of a step were opened from a simulation: the way back to it is offered. */
  readonly isFromSimulation: boolean;
  /** Fields that were left once, or looked at from the problem list: their problems are shown beside them. */
  readonly touched: ReadonlySet<string>;
}

export type EditorUiStore = StoreApi<EditorUi>;

/** What the reader sees and has chosen. None of it is part of the document. */
export function createEditorUiStore(): EditorUiStore {
  return createStore<EditorUi>(() => ({
    selection: NOTHING,
    dialog: null,
    tab: 'settings',
    side: null,
    isFromSimulation: false,
    touched: new Set(),
  }));
}

/** Shows problems of a field from now on; `*` stands for all fields of the node. */
export function touch(store: EditorUiStore, nodeId: NodeId, field: string): void {
  const key = `${nodeId}.${field}`;
  store.setState(({ touched }) => (touched.has(key) ? {} : { touched: new Set([...touched, key]) }));
}

/** Selects on the canvas. The settings of the workflow give way to a card or a line; a simulation stays beside them. */
export function selectOnCanvas(store: EditorUiStore, selection: Selection): void {
  const isSomething = selection.nodes.size + selection.edges.size > 0;
  store.setState(({ side }) => ({ selection, side: isSomething && side === 'settings' ? null : side }));
}
