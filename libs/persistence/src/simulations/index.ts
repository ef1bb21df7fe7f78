export { type SavedSimulation, type SimulationDraft, SimulationRepository } from './simulation.repository.ts';
