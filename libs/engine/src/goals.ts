import { contextOf } from './context.ts';
import { fail } from './fail.ts';
import { configOf } from './rendered.ts';
import { stepErrorOf } from './step-error.ts';
import { activeStepOf, controlOf, type Turn } from './turn.ts';
import { wait } from './wait.ts';
import { waitEventsOf } from './wait-request.ts';

/** The run is about somebody else now: its goals wait for what happens to them. */
export function renewGoals(turn: Turn): void {
  for (const [key, { background }] of [...turn.draft.active]) if (background === true) renew(turn, key);
}

function renew(turn: Turn, key: string): void {
  const active = turn.draft.active.get(key);
  const step = activeStepOf(turn, key);
  if (step === null || active?.request === undefined) return;
  try {
    const config = configOf(turn, step);
    const result = controlOf(turn, step.node).enter(contextOf(turn, step, config));
    if (result.kind !== 'wait') return;
    const [before, now] = [active.request, result.request].map((request) => JSON.stringify(waitEventsOf(request)));
    if (before !== now) wait(turn, step, config, result.request);
  } catch (thrown) {
    fail(turn, step, stepErrorOf(thrown, turn.now));
  }
}
