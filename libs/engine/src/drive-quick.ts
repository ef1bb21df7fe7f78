import { Drive } from './drive.ts';
import {
  DRIVE_LIMITS,
  type DriveLimits,
  type DriveResult,
  type ExecuteCommand,
  type QuickHands,
} from './drive-hands.ts';
import type { Engine } from './engine.ts';
import type { Transition } from './transition.ts';

/**
 * Drives a run over everything that our own database can do: quick nodes, the pure ones between them, and waits whose
 * event is there already. Ends when the run has ended, when only outbound and waiting nodes are left, or at a limit.
 */
export function driveQuick(
  engine: Engine,
  start: Transition,
  hands: QuickHands,
  limits: DriveLimits = DRIVE_LIMITS,
): Promise<DriveResult> {
  return new Drive(engine, start, hands, limits).run(nextQuick);
}

/** The next step that our own database can do. */
export function nextQuick(drive: Drive): ExecuteCommand | undefined {
  return drive.steps.find((command) => command.class === 'quick');
}
