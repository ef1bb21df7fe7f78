import { Drive } from './drive.ts';
import {
  DRIVE_LIMITS,
  type DriveLimits,
  type DriveResult,
  type ExecuteCommand,
  type QuickHands,
} from './drive-hands.ts';
import { nextQuick } from './drive-quick.ts';
import type { Engine } from './engine.ts';
import type { Transition } from './transition.ts';

/** What a chain of outbound nodes acts through: `execute` is given outbound nodes too. */
export interface ChainHands extends QuickHands {
  /** Whether the caller may execute this outbound node: one of another provider's queue is handed back. */
  readonly canExecute: (command: ExecuteCommand) => boolean;
}

/**
 * Like `driveQuick`, and executes outbound nodes too, one after the other. Ends where only waits are left, where anything
 * else executes beside an outbound node, at one that the caller cannot execute, and at a limit.
 */
export function driveChain(
  engine: Engine,
  start: Transition,
  hands: ChainHands,
  limits: DriveLimits = DRIVE_LIMITS,
): Promise<DriveResult> {
  return new Drive(engine, start, hands, limits).run((drive) => nextQuick(drive) ?? nextOutbound(drive, hands));
}

function nextOutbound({ steps, state }: Drive, { canExecute }: ChainHands): ExecuteCommand | undefined {
  const executing = Object.values(state.active).filter(({ kind }) => kind === 'executing');
  const [only] = steps;
  return executing.length === 1 && only !== undefined && canExecute(only) ? only : undefined;
}
