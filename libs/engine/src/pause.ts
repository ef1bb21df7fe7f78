import type { RunState } from './state.ts';
import { reportOf } from './step.ts';
import type { EngineEvent } from './engine-event.ts';
import { activeStepOf, type Turn } from './turn.ts';

/** From now on nothing begins and no time passes for the run. What executes comes to its end; its result is held. */
export function pause({ draft, now }: Turn): void {
  draft.state.pausedAt = now;
}

/** What happens during a pause counts when it is over. Times do not: timers are set anew then. */
export function hold({ draft }: Turn, event: EngineEvent): void {
  if (event.kind === 'pause' || event.kind === 'continue' || event.kind === 'due' || event.kind === 'deadline') return;
  draft.state.held = [...(draft.state.held ?? []), event];
}

/**
 * Ends a pause: durations, and the time limit of the run, move on by its length; dates stay. What was held is applied in
 * its order, then waits that are still open are registered anew.
 */
export function resumeRun(turn: Turn, apply: (event: EngineEvent) => void): void {
  const { draft, now } = turn;
  const { pausedAt, held = [], ...rest } = draft.state;
  const length = Math.max(0, now - (pausedAt ?? now));
  const deadline: RunState['deadline'] = rest.deadline == null ? rest.deadline : rest.deadline + length;
  draft.state = { ...rest, ...(deadline !== undefined && { deadline }) };
  const waits = shiftWaits(turn, length);
  for (const event of held) if (draft.running) apply(event);
  for (const [key, request] of waits) {
    const active = draft.active.get(key);
    const step = activeStepOf(turn, key);
    if (step === null || active?.request !== request) continue;
    draft.commands.push({ kind: 'wait', stepKey: key, node: step.index, request });
    draft.report(reportOf(step, 'waiting', now, { waitingUntil: request.until }));
  }
}

function shiftWaits({ draft }: Turn, length: number) {
  return [...draft.active].flatMap(([key, active]) => {
    if (active.kind !== 'waiting' || active.request === undefined) return [];
    const { until, freeze } = active.request;
    const shifted = until === null || freeze === 'stay' ? until : until + length;
    const request = { ...active.request, until: shifted };
    draft.active.set(key, { ...active, until: shifted, request });
    return [[key, request] as const];
  });
}
