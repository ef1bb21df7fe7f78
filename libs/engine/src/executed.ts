import { contextOf } from './context.ts';
import { decided } from './decided.ts';
import { fail } from './fail.ts';
import { renewGoals } from './goals.ts';
import { leave } from './leave.ts';
import { meetAgain } from './person.ts';
import { setVars } from './remember.ts';
import { stepErrorOf } from './step-error.ts';
import type { Step } from './step.ts';
import type { StepResult } from './engine-event.ts';
import type { Turn } from './turn.ts';

/** An executed step has its result: its control decides over it, or else the result itself says how to go on. */
export function executed(turn: Turn, step: Step, result: StepResult): void {
  learn(turn, step, result);
  const control = Object.hasOwn(turn.controls, step.node.type) ? turn.controls[step.node.type] : undefined;
  const { class: nodeClass } = step.node;
  // A control decides only where it asked for the execution itself.
  const own = nodeClass !== 'quick' && nodeClass !== 'outbound';
  if (!own || control?.executed === undefined) return leave(turn, step, [result.port], result.output);
  try {
    const config = turn.draft.active.get(step.key)?.config ?? {};
    decided(turn, step, config, control.executed(contextOf(turn, step, config), result));
  } catch (thrown) {
    fail(turn, step, stepErrorOf(thrown, turn.now));
  }
}

function learn(turn: Turn, step: Step, result: StepResult): void {
  const { contact, contactAt, vars, spoke, spokeAt = step.startedAt } = result;
  const { state } = turn.draft;
  const isAnother = contact !== undefined && contact.id !== state.contact?.id;
  if (contact !== undefined) meetAgain(turn, contact, step.startedAt, contactAt);
  if (vars !== undefined) setVars(turn, step.frame, vars);
  if (spoke === true) state.lastSpokeAt = Math.max(state.lastSpokeAt, Math.min(step.startedAt, spokeAt));
  if (isAnother && !turn.first) renewGoals(turn);
}
