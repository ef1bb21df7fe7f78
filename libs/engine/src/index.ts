export {
  type ActiveStep,
  type EdgeState,
  ENGINE_VERSION,
  type RunInput,
  type RunState,
  type WaitRequest,
} from './state.ts';
export type { Command, EngineEvent, StepResult, Transition } from './transition.ts';
export type { Control, ControlContext, ControlRegistry, ControlResult } from './control.ts';
export { createEngine, type Engine } from './engine.ts';
export { stepErrorOf } from './step-error.ts';
export { scopeOf } from './scope.ts';
export {
  driveQuick,
  type ExecuteCommand,
  type QuickHands,
  type SettledEvent,
  type TimedEvent,
  type Unsettled,
  type WaitCommand,
} from './drive-quick.ts';
