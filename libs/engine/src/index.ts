export { ENGINE_VERSION, type ReadyNode, type RunInput, type RunState } from './state.ts';
export type { ActiveStep, BrokenStep, CompletedStep, LoopProgress, PendingCompensation } from './active-step.ts';
export type { EdgeState, Frame, Progress } from './frame.ts';
export { type WaitEvent, waitEventsOf, type WaitRequest } from './wait-request.ts';
export type { EngineEvent, StepResult } from './engine-event.ts';
export type { Command, Transition } from './transition.ts';
export type { Arrivals, Control, ControlContext, ControlRegistry, ControlResult, Zones } from './control.ts';
export { createEngine, type Engine, reopenRun } from './engine.ts';
export { isFatal } from './fatal.ts';
export type { Retry } from './reopen.ts';
export { stepErrorOf } from './step-error.ts';
export { scopeOf } from './scope.ts';
export { DEADLINE_KEY, type Timer, timersOf } from './timers-of.ts';
export { type Standing, standingOf } from './standing-of.ts';
export { type MoveResult, moveRun } from './move/move-run.ts';
export { placeChecker } from './move/check-place.ts';
export type { StuckPlace } from './move/stuck-places.ts';
export { driveQuick } from './drive-quick.ts';
export { type ChainHands, driveChain } from './drive-chain.ts';
export {
  DRIVE_LIMITS,
  type DriveLimits,
  type DriveResult,
  type ExecuteCommand,
  type QuickHands,
  type SettledEvent,
  type TimedEvent,
  type Unsettled,
  type WaitCommand,
} from './drive-hands.ts';
