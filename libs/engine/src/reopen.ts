import { DomainError, type JsonObject } from '@flowkeep/contracts';
import { type PlanNode, waysOut } from '@flowkeep/graph';
import { dropBody } from './abandon.ts';
import type { BrokenStep } from './active-step.ts';
import { deadlineOf } from './deadline.ts';
import { decideEdges, firstPort } from './edge-rules.ts';
import { reportOf, type Step, stepKeyOf } from './step.ts';
import type { Turn } from './turn.ts';

/** How a failed run is tried again. */
export interface Retry {
  /** The step that is left out, one of those that the run was at; absent: the one that failed. */
  readonly stepKey?: string;
  /** What the trigger shall have given; absent: as it was. */
  readonly trigger?: JsonObject;
  /** Leaves the failed step instead of trying it again. */
  readonly skip?: boolean;
  /** Of `skip`: the port by which it is left; absent: its first. */
  readonly port?: string;
}

/**
 * Puts a failed run back to where it stood. A wait that was let go with the step that failed goes on till the moment that
 * it had, and hears what has come meanwhile. Throws `conflict` where the run cannot be tried again like this.
 */
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
  const isLeftOut = ({ key, failed }: BrokenStep): boolean =>
    retry.skip === true && (asked === undefined ? failed : key === asked);
  const isUnderWay = (each: BrokenStep): boolean => each.step.kind === 'looping' && !each.failed;
  // Loops first: the steps of their rounds stand in them. Then those that go with their bodies.
  for (const each of broken) if (isUnderWay(each)) takeUp(turn, each);
  for (const each of broken) if (isLeftOut(each)) leaveOut(turn, each, retry.port);
  for (const each of broken) if (!isUnderWay(each) && !isLeftOut(each) && !waitOn(turn, each)) enterAgain(turn, each);
}

function takeUp(turn: Turn, { key, step }: BrokenStep): void {
  const found = stepOf(turn, key, step);
  if (found === null) return;
  turn.draft.activate(key, step);
  turn.draft.report(reportOf(found, 'running', turn.now));
}

/** False for what was not waiting. A goal looks back over the whole run by itself. */
function waitOn(turn: Turn, { key, step, failed }: BrokenStep): boolean {
  const { draft, now } = turn;
  const { kind, request, background } = step;
  if (failed || kind !== 'waiting' || request === undefined || background === true) return false;
  const found = stepOf(turn, key, step);
  if (found === null) return true;
  draft.activate(key, step);
  draft.commands.push({ kind: 'wait', stepKey: key, node: found.index, request });
  draft.report(reportOf(found, 'waiting', now, { waitingUntil: request.until }));
  return true;
}

/**
 * The step that failed is a new visit. One that was let go with it keeps its key: it may have sent, asked or called what
 * must not be sent, asked or called twice.
 */
function enterAgain(turn: Turn, { key, step, failed }: BrokenStep): void {
  const found = stepOf(turn, key, step);
  if (found === null) return;
  dropBody(turn, key);
  if (!failed && isLatestVisit(turn, found)) found.frame.visits[found.node.id] = step.visit - 1;
  turn.draft.ready.pushEntry(found.frame, step.node);
}

/** Not so where the run was moved and another step stands in its place. */
function isLatestVisit({ draft }: Turn, { key, node, frame, visit }: Step): boolean {
  return frame.visits[node.id] === visit && key === stepKeyOf(draft.state.runId, node.id, frame.path, visit);
}

function leaveOut(turn: Turn, { key, step }: BrokenStep, wanted: string | undefined): void {
  const found = stepOf(turn, key, step);
  if (found === null) return;
  if (wanted !== undefined && !waysOut(found.node).includes(wanted)) throw noWayOut(found.node, wanted);
  const port = wanted ?? firstPort(found.node);
  const ports = port === undefined ? [] : [port];
  dropBody(turn, key);
  turn.draft.deactivate(key);
  turn.draft.report(reportOf(found, 'skipped', turn.now, { ports }));
  decideEdges(turn, found.frame, found.index, ports);
}

function noWayOut(node: PlanNode, port: string): DomainError {
  const ways = waysOut(node).join(', ');
  return new DomainError(
    'conflict',
    `The step "${node.title}" has no way out called "${port}"${ways === '' ? '' : `, only: ${ways}`}.`,
  );
}

function stepOf({ plan, draft }: Turn, key: string, active: BrokenStep['step']): Step | null {
  const node = plan.nodes[active.node];
  const frame = draft.frame(active.frame ?? '');
  if (node === undefined || frame === null) return null;
  return { key, index: active.node, node, frame, visit: active.visit, startedAt: active.startedAt };
}
