import type { StepReport } from '@flowkeep/contracts';
import type { RunState } from './state.ts';
import type { EngineEvent, StepResult } from './engine-event.ts';
import type { Command } from './transition.ts';

export type ExecuteCommand = Extract<Command, { kind: 'execute' }>;
export type WaitCommand = Extract<Command, { kind: 'wait' }>;

/** An event with the moment at which the engine was told of it, epoch milliseconds. */
export interface TimedEvent {
  readonly event: EngineEvent;
  readonly at: number;
}

/** What has happened to a run and is not kept yet. */
export interface Unsettled {
  readonly state: RunState;
  readonly waits: readonly WaitCommand[];
  readonly reports: readonly StepReport[];
}

/** What a run is told when it is settled. */
export type SettledEvent = Extract<EngineEvent, { kind: 'received' | 'cancel' | 'pause' | 'resume' | 'skip' }>;

/** What a drive acts through. */
export interface QuickHands {
  /** Throws `DomainError` for an outcome of the step; other errors too become outcomes. See {@link isOutage}. */
  readonly execute: (command: ExecuteCommand, state: RunState) => Promise<StepResult>;
  /** Whether an error of a step means that nothing can be done now: it leaves the drive, which is then tried again. */
  readonly isOutage: (thrown: unknown, command: ExecuteCommand) => boolean;
  /** The number of the try that a step has, from 1; without it every try is the first. */
  readonly attemptOf?: (stepKey: string) => number;
  /** Keeps reports and registers waits. Gives what has come already: events for these waits, or the run's cancellation. */
  readonly settle: (unsettled: Unsettled) => Promise<readonly SettledEvent[]>;
  readonly now: () => number;
}

/** When a drive hands back, so that it never holds a worker for long. */
export interface DriveLimits {
  readonly events: number;
  readonly milliseconds: number;
  /** What the engine itself may do, in the units of expressions; absent: {@link DRIVE_WORK}. */
  readonly work?: number;
}

/** Whoever follows a drive does so in one go: about a quarter of a second of the engine's own work, and not more than one. */
export const DRIVE_WORK = 2_000_000;

export const DRIVE_LIMITS: DriveLimits = { events: 500, milliseconds: 5_000 };

/** How far a drive came. */
export interface DriveResult {
  readonly state: RunState;
  /** What led there, so that another holder of the same state can follow. */
  readonly events: readonly TimedEvent[];
  /** What is still to be done: `continue` and quick nodes at a limit, outbound nodes always. */
  readonly left: readonly Command[];
}
