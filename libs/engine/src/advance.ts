import { DomainError, type InboxEvent } from '@flowkeep/contracts';
import { burst } from './burst.ts';
import { cancel } from './compensation.ts';
import { contextOf } from './context.ts';
import { grantTime, passDeadline } from './deadline.ts';
import { decided } from './decided.ts';
import { executed } from './executed.ts';
import { fail } from './fail.ts';
import { heardWith, isHeard } from './heard.ts';
import { hold, pause, resumeRun } from './pause.ts';
import { learnFrom } from './person.ts';
import { skip } from './skip.ts';
import { stepErrorOf, storableError } from './step-error.ts';
import type { Step } from './step.ts';
import type { EngineEvent } from './engine-event.ts';
import { activeStepOf, controlOf, type Turn } from './turn.ts';
import { branchOf } from './wait.ts';

/** Events that are remembered as the last ones: those before them are older than any wait that begins now. */
const MOST_LAST_HEARD = 5;

/**
 * Applies one event to a running run and does all that follows from it. Where a burst has left something, that has its turn
 * when told to continue: many events at once must not do a burst each.
 */
export function advance(turn: Turn, event: EngineEvent): void {
  const isLeft = isAnythingLeft(turn) && event.kind !== 'continue';
  if (turn.draft.state.pausedAt != null && event.kind !== 'cancel') {
    if (event.kind !== 'resume') return hold(turn, event);
    resumeRun(turn, (held) => apply(turn, held));
  } else apply(turn, event);
  if (turn.draft.state.pausedAt != null) return;
  if (isLeft && turn.draft.running) turn.draft.commands.push({ kind: 'continue' });
  else burst(turn);
}

function isAnythingLeft({ first, draft }: Turn): boolean {
  return !first && (!draft.ready.empty || draft.resting.size > 0);
}

function apply(turn: Turn, event: EngineEvent): void {
  switch (event.kind) {
    case 'cancel':
      return cancel(turn);
    case 'pause':
      return pause(turn);
    case 'deadline':
      return passDeadline(turn);
    case 'resume':
    case 'continue':
      return;
    default:
      return applyToStep(turn, event);
  }
}

function applyToStep(turn: Turn, event: Extract<EngineEvent, { readonly stepKey: string }>): void {
  const { draft } = turn;
  const step = activeStepOf(turn, event.stepKey);
  const kind = draft.active.get(event.stepKey)?.kind;
  if (step === null || !draft.running) return;
  if (event.kind === 'skip') return skip(turn, step, event.port);
  if (event.kind === 'failed') return fail(turn, step, storableError(event.error));
  if (event.kind === 'executed') return kind === 'executing' ? executed(turn, step, event.result) : undefined;
  if (kind !== 'waiting') return;
  if (event.kind === 'due') return resume(turn, step, null, '');
  resumeBy(turn, step, event);
}

function resumeBy(turn: Turn, step: Step, { event, branch }: Extract<EngineEvent, { kind: 'received' }>): void {
  const { draft } = turn;
  const active = draft.active.get(step.key);
  if (active === undefined || isHeard(active, event)) return;
  // An answer that ended one wait must not end the next one too.
  const receivedAt = Date.parse(event.receivedAt);
  if (turn.first) draft.activate(step.key, { ...active, heard: [...(active.heard ?? []), event.id] });
  else {
    draft.activate(step.key, { ...active, ...heardWith(active, event) });
    draft.state.lastHeard = [...(draft.state.lastHeard ?? []), event.id].slice(-MOST_LAST_HEARD);
    grantTime(turn, receivedAt);
  }
  if (receivedAt >= draft.state.lastSpokeAt) draft.state.lastSpokeAt = receivedAt + 1;
  learnFrom(turn, event);
  resume(turn, step, event, branch ?? branchOf(active.request, event));
}

function resume(turn: Turn, step: Step, event: InboxEvent | null, branch: string): void {
  const config = turn.draft.active.get(step.key)?.config ?? {};
  try {
    const result = controlOf(turn, step.node).resume?.(contextOf(turn, step, config), event, branch);
    if (result === undefined)
      throw new DomainError('internal', `The step "${step.node.id}" does not know how to go on.`);
    decided(turn, step, config, result);
  } catch (thrown) {
    fail(turn, step, stepErrorOf(thrown, turn.now));
  }
}
