import { DomainError, type JsonObject } from '@flowkeep/contracts';
import { dropBody } from './abandon.ts';
import type { BrokenStep } from './active-step.ts';
import { deadlineOf } from './deadline.ts';
import { decideEdges, firstPort } from './edge-rules.ts';
import { reportOf, type Step } from './step.ts';
import type { Turn } from './turn.ts';

/** How a failed run is tried again. */
export interface Retry {
  /** The step that is left out, one of those that the run was at; absent: the one that failed. */
  readonly stepKey?: string;
  /** What the trigger shall have given; absent: as it was. */
  readonly trigger?: JsonObject;
  /** Leaves the failed step by its first port instead of trying it again. */
  readonly skip?: boolean;
}

/** Puts a failed run back to where it stood. */
export function reopen(turn: Turn, retry: Retry): void {
  const { draft, plan, now } = turn;
  const { broken, deadline: _, ...rest } = draft.state;
  const asked = retry.stepKey;
  if (rest.status !== 'failed') throw new DomainError('conflict', 'Only a run that has failed can be tried again.');
  if (broken === undefined) {
    throw new DomainError('conflict', 'This run did not keep where it stood. Start a new one instead.');
  }
  if (asked !== undefined && !broken.some(({ key }) => key === asked)) {
    throw new DomainError(
      'conflict',
      'The run was not at this step when it failed. Reload the run and choose another.',
    );
  }
  const deadline = deadlineOf(plan, now);
  const trigger = retry.trigger ?? rest.trigger;
  draft.state = { ...rest, trigger, status: 'running', error: null, ...(deadline !== null && { deadline }) };
  // Loops first: the steps of their rounds stand in them.
  for (const each of broken) if (each.step.kind === 'looping' && !each.failed) takeUp(turn, each);
  for (const each of broken) {
    if (each.step.kind === 'looping' && !each.failed) continue;
    if (retry.skip === true && (asked === undefined ? each.failed : each.key === asked)) leaveOut(turn, each);
    else enterAgain(turn, each);
  }
}

function takeUp(turn: Turn, { key, step }: BrokenStep): void {
  const found = stepOf(turn, key, step);
  if (found === null) return;
  turn.draft.activate(key, step);
  turn.draft.report(reportOf(found, 'running', turn.now));
}

function enterAgain(turn: Turn, { key, step }: BrokenStep): void {
  const found = stepOf(turn, key, step);
  if (found === null) return;
  dropBody(turn, key);
  turn.draft.ready.pushEntry(found.frame, step.node);
}

function leaveOut(turn: Turn, { key, step }: BrokenStep): void {
  const found = stepOf(turn, key, step);
  if (found === null) return;
  const port = firstPort(found.node);
  const ports = port === undefined ? [] : [port];
  dropBody(turn, key);
  turn.draft.report(reportOf(found, 'skipped', turn.now, { ports }));
  decideEdges(turn, found.frame, found.index, ports);
}

function stepOf({ plan, draft }: Turn, key: string, active: BrokenStep['step']): Step | null {
  const node = plan.nodes[active.node];
  const frame = draft.frame(active.frame ?? '');
  if (node === undefined || frame === null) return null;
  return { key, index: active.node, node, frame, visit: active.visit, startedAt: active.startedAt };
}
