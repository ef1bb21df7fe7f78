import type { StepError } from '@flowkeep/contracts';
import type { Plan } from '@flowkeep/graph';
import { abandonStep, dropBody } from './abandon.ts';
import type { PendingCompensation } from './active-step.ts';
import { beginLooping, openRound } from './body.ts';
import { handlerStep, noteCompleted, tellForgotten } from './completed.ts';
import { finish } from './finish.ts';
import { nameOf } from './name-of.ts';
import { remember } from './remember.ts';
import { reportOf, type Step } from './step.ts';
import { activeStepOf, type Turn } from './turn.ts';

/**
 * Cancels the run: what is under way is let go, then what was done is undone, the last first, and last of all what is to
 * be done for any cancelled run. A second cancellation ends the run at once.
 */
export function cancel(turn: Turn): void {
  const { draft } = turn;
  completeHeld(turn);
  if (draft.state.closing == null) tellForgotten(turn);
  const compensations = draft.state.closing == null ? compensationsOf(turn) : [];
  if (compensations.length === 0) return finish(turn, 'cancelled');
  for (const key of [...draft.active.keys()]) abandonStep(turn, key);
  draft.ready.remove(draft.root, () => true);
  const { held: _held, pausedAt: _pausedAt, deadline: _deadline, ...rest } = draft.state;
  draft.state = { ...rest, closing: 'cancelled', compensations };
  nextCompensation(turn);
}

/** What came to its end during a pause was done, and is undone with the rest. */
function completeHeld(turn: Turn): void {
  const { draft, now } = turn;
  for (const event of draft.state.held ?? []) {
    const step = event.kind === 'executed' ? activeStepOf(turn, event.stepKey) : null;
    if (event.kind !== 'executed' || step === null || draft.active.get(step.key)?.kind !== 'executing') continue;
    // Where a control asked for the execution, the step is not done with that.
    if (step.node.class !== 'quick' && step.node.class !== 'outbound') continue;
    const { port, output } = event.result;
    remember(turn, step, output);
    draft.report(reportOf(step, 'done', now, { ports: [port], output }));
    noteCompleted(turn, step, output);
  }
}

/** A compensation is over. Its failure is told, and does not keep the others from their turn. */
export function endCompensation(turn: Turn, step: Step, error: StepError | null): void {
  const { draft, now } = turn;
  dropBody(turn, step.key);
  draft.deactivate(step.key);
  draft.report(reportOf(step, error === null ? 'done' : 'failed', now, { error }));
  nextCompensation(turn);
}

function nextCompensation(turn: Turn): void {
  const { draft, plan } = turn;
  const [next, ...rest] = draft.state.compensations ?? [];
  const step = next === undefined ? null : handlerStep(turn, next.handler);
  if (next === undefined || step === null) return finish(turn, 'cancelled');
  draft.state.compensations = rest;
  beginLooping(turn, step, {});
  const undone = next.undoes === null ? undefined : plan.nodes[next.undoes.node];
  const outputs = next.undoes === null || undone === undefined ? {} : { [nameOf(undone)]: next.undoes.output };
  openRound(turn, step, { outputs, ...(next.undoes?.inputs && { trigger: next.undoes.inputs }) });
}

function compensationsOf({ draft, index, plan }: Turn): readonly PendingCompensation[] {
  const completed = [...(draft.state.completed ?? [])].reverse();
  const ofSteps = completed.flatMap((undoes) => index.undoing(undoes.node).map((handler) => ({ handler, undoes })));
  const ofRun = index.undoing(null).filter((handler) => wasCalled(plan, draft.root.visits, handler));
  return [...ofSteps, ...ofRun.map((handler) => ({ handler, undoes: null }))];
}

/** What a sub-workflow does for cancelled runs is not done where it was never called. */
function wasCalled(plan: Plan, visits: Step['frame']['visits'], handler: number): boolean {
  const region = plan.nodes[handler]?.region;
  const owner = region === undefined ? undefined : plan.nodes[region];
  if (region === undefined || owner === undefined) return true;
  return owner.region === undefined ? visits[owner.id] !== undefined : wasCalled(plan, visits, region);
}
