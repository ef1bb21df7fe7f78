/** How far a simulation goes. */
export interface SimulationLimits {
  /** What the engine is told at most, all runs together. */
  readonly events: number;
  /** Step reports that are kept; coverage counts on. */
  readonly steps: number;
  /** Virtual days. */
  readonly days: number;
  /** Runs of other workflows, one inside the other. */
  readonly depth: number;
}

export const DEFAULT_LIMITS: SimulationLimits = { events: 50_000, steps: 20_000, days: 3_660, depth: 10 };
