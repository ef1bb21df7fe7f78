import type { Plan } from '@flowkeep/graph';
import type { CompletedStep } from './active-step.ts';
import { scopeFrame } from './scope.ts';
import { instant, reportOf, type Step, stepKeyOf } from './step.ts';
import type { Turn } from './turn.ts';
import { needed } from './undoing-needs.ts';

/** Completed steps that can be undone: a run that goes on for years forgets the first of them. */
export const MOST_COMPLETED = 1_000;
/** Largest that all of them may be, as characters of JSON: a state that cannot be carried over would end the run. */
const COMPLETED_SIZE_LIMIT = 512 * 1024;

/** Measured once each: a run completes very many steps. */
const sizes = new WeakMap<CompletedStep, number>();

/** Remembers a completed step, if something is drawn to undo it, with what that can ask for. */
export function noteCompleted({ draft, index }: Turn, step: Step, output: CompletedStep['output']): void {
  if (draft.state.closing != null || index.undoing(step.index).length === 0) return;
  const { place } = scopeFrame(draft, step.frame);
  const needs = index.undoingNeeds(step.index);
  const inputs = place?.trigger === undefined ? {} : { inputs: needed(place.trigger, needs.trigger) };
  const completed = { node: step.index, key: step.key, output: needed(output, needs.output), ...inputs };
  const all = [...(draft.state.completed ?? []), completed];
  const surplus = surplusOf(all);
  draft.state.completed = all.slice(surplus);
  if (surplus > 0) draft.state.forgotten = forgottenWith(draft.state.forgotten, all.slice(0, surplus));
}

/** The run is cancelled: tells, as a failure of what would have undone them, of the steps that it no longer remembers. */
export function tellForgotten(turn: Turn): void {
  const { draft, index, plan, now } = turn;
  for (const [node, count] of Object.entries(draft.state.forgotten ?? {})) {
    const message = sentenceOf(plan, Number(node), count);
    for (const handler of index.undoing(Number(node))) {
      const step = handlerStep(turn, handler);
      const error = { code: 'payload-too-large', message, attempt: 1, at: instant(now) };
      if (step !== null) draft.report(reportOf(step, 'failed', now, { error }));
    }
  }
  delete draft.state.forgotten;
}

/** A new visit of a handler, in the root. Null when the plan does not have it. */
export function handlerStep({ draft, plan, now }: Turn, handler: number): Step | null {
  const node = plan.nodes[handler];
  if (node === undefined) return null;
  const visit = (draft.root.visits[node.id] ?? 0) + 1;
  draft.root.visits[node.id] = visit;
  const key = stepKeyOf(draft.state.runId, node.id, '', visit);
  return { key, index: handler, node, frame: draft.root, visit, startedAt: now };
}

/** How many of the first are too many or too much. The last one is always kept. */
function surplusOf(all: readonly CompletedStep[]): number {
  let surplus = Math.max(0, all.length - MOST_COMPLETED);
  let size = all.slice(surplus).reduce((sum, each) => sum + sizeOf(each), 0);
  for (const each of all.slice(surplus, -1)) {
    if (size <= COMPLETED_SIZE_LIMIT) break;
    size -= sizeOf(each);
    surplus += 1;
  }
  return surplus;
}

function sizeOf(completed: CompletedStep): number {
  const size = sizes.get(completed) ?? JSON.stringify(completed).length;
  sizes.set(completed, size);
  return size;
}

function forgottenWith(
  before: Readonly<Record<number, number>> = {},
  steps: readonly CompletedStep[],
): Readonly<Record<number, number>> {
  const forgotten: Record<number, number> = { ...before };
  for (const { node } of steps) forgotten[node] = (forgotten[node] ?? 0) + 1;
  return forgotten;
}

function sentenceOf(plan: Plan, node: number, count: number): string {
  const times = count === 1 ? 'time' : `${String(count)} times`;
  const title = plan.nodes[node]?.title ?? '';
  return `The run was too long to remember all that it did: the first ${times} that "${title}" was done could not be undone.`;
}
