import { useStore } from 'zustand';
import type { Scenario } from '@flowkeep/simulation';
import { useEditor } from '../editor-context.ts';
import type { SimulationState } from './simulation.store.ts';

/** What is tried out beside the canvas. */
export function useSimulation<T>(select: (state: SimulationState) => T): T {
  return useStore(useEditor().simulation, select);
}

/** Changes the scenario; what all saved ones reach together is then no longer shown. */
export function useChangeScenario(): (change: (scenario: Scenario) => Scenario) => void {
  const { simulation } = useEditor();
  return (change) =>
    simulation.setState(({ scenario }) => (scenario ? { scenario: change(scenario), together: null } : {}));
}
