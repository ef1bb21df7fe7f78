import { DomainError } from '@flowkeep/contracts';
import type { DriveLimits, DriveResult, QuickHands } from './drive-quick.ts';
import type { ExecuteCommand } from './drive-quick.ts';
import type { Engine } from './engine.ts';
import type { Transition } from './transition.ts';

/** What a chain of outbound nodes acts through. `execute` executes outbound nodes too. */
export interface ChainHands extends QuickHands {
  /** Whether the caller may execute this outbound node: one of another provider's queue is handed back. */
  readonly canExecute: (command: ExecuteCommand) => boolean;
}

/**
 * Like {@link driveQuick}, and executes outbound nodes too, one after the other. Ends where only waits are left, where
 * several outbound nodes are active side by side, at one that the caller cannot execute, and at a limit.
 */
export async function driveChain(
  _engine: Engine,
  _start: Transition,
  _hands: ChainHands,
  _limits?: DriveLimits,
): Promise<DriveResult> {
  throw new DomainError('internal', 'Chains cannot be driven yet.');
}
