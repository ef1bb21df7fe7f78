import { createStore } from 'zustand/vanilla';
import type { NodeId } from '@flowkeep/graph';

/** A card to bring into view, and to give the keyboard focus to. It may not be drawn yet: only what is in sight is. */
export interface FocusRequest {
  readonly nodeId: NodeId | null;
  readonly withKeyboard: boolean;
}

export const focusRequest = createStore<FocusRequest>(() => ({ nodeId: null, withKeyboard: false }));
