import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '@flowkeep/graph';
import type { InnerSteps } from '../../../canvas/step-title.ts';
import type { Coverage, Expectations, Scenario, SimulationResult } from '@flowkeep/simulation';

/** What came of the last try. */
export type SimulationOutcome =
  | { readonly kind: 'none' }
  /** The draft cannot run yet. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'played';
      readonly result: SimulationResult;
      /** Steps of called workflows that are a part of it. */
      readonly inner: InnerSteps;
    };

export type SimulationTab = 'result' | 'setup' | 'saved';

export interface SimulationState {
  /** What is tried; null until a first one was made up from the drawing. */
  readonly scenario: Scenario | null;
  readonly outcome: SimulationOutcome;
  readonly isPlaying: boolean;
  readonly tab: SimulationTab;
  /** The saved simulation that is open. */
  readonly opened: { readonly id: string; readonly name: string; readonly expectations: Expectations } | null;
  /** What all saved simulations together reach, after they were run; shown on the canvas in place of the one that is open. */
  readonly together: Coverage | null;
}

export type SimulationStore = StoreApi<SimulationState>;

/** What is tried out beside the canvas. None of it is part of the document. */
export function createSimulationStore(): SimulationStore {
  return createStore<SimulationState>(() => ({
    scenario: null,
    outcome: { kind: 'none' },
    isPlaying: false,
    tab: 'result',
    opened: null,
    together: null,
  }));
}
