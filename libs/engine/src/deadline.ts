import { DomainError } from '@flowkeep/contracts';
import type { Plan } from '@flowkeep/graph';
import { finishFailed } from './finish.ts';
import { stepErrorOf } from './step-error.ts';
import type { Turn } from './turn.ts';

/** When a run that begins now must be over, epoch milliseconds; null without a limit. */
export function deadlineOf({ settings }: Plan, now: number): number | null {
  return settings.timeLimitSeconds === undefined ? null : now + settings.timeLimitSeconds * 1_000;
}

/**
 * Somebody has answered in time and was heard only after the time limit: the time between does not count, as if the run
 * had heard at once.
 */
export function grantTime({ draft, now }: Turn, receivedAt: number): void {
  const { deadline } = draft.state;
  if (deadline == null || now < deadline || receivedAt >= deadline) return;
  draft.state.deadline = deadline + (now - receivedAt);
}

/** Fails a run whose time is over. It can be tried again: then it has its time anew. */
export function passDeadline(turn: Turn): void {
  const { draft, now } = turn;
  const { deadline } = draft.state;
  if (deadline == null || now < deadline) return;
  const broken = [...draft.active].map(([key, step]) => ({ key, step, failed: false }));
  const error = new DomainError('timed-out', 'The run took longer than the time limit of its workflow.');
  finishFailed(turn, stepErrorOf(error, now), broken);
}
