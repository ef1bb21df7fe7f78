export { simulate, type SimulationInput } from './simulate.ts';
export type { SimulatedPipeline } from './simulated-pipelines.ts';
export type { FindPlan } from './child-runs.ts';
export type { Answer, EarlierRun, Happening, OrderKind, Scenario } from './scenario.ts';
export type {
  SimulatedChild,
  SimulatedMessage,
  SimulatedRequest,
  SimulationProblem,
  SimulationResult,
} from './result.ts';
export { checkExpectations, type Expectations, type Failure } from './expectations.ts';
export { type Coverage, mergeCoverage, uncovered } from './coverage.ts';
export { parseExpectations, parseScenario } from './parse-scenario.ts';
export { stepsOf } from './steps-of.ts';
export { DEFAULT_LIMITS, type SimulationLimits } from './limits.ts';
export { SAMPLE_CONTACT, SAMPLE_WORKSPACE, sampleScenario, type SampleOptions } from './sample-scenario.ts';
