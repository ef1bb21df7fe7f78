import { endFrame } from './body-end.ts';
import { decide } from './edge-rules.ts';
import { enter } from './enter.ts';
import { finish } from './finish.ts';
import type { FrameDraft } from './frame-draft.ts';
import { releaseJoin } from './joins.ts';
import { prune } from './prune.ts';
import type { ReadyNode } from './state.ts';
import type { Turn } from './turn.ts';

/** Steps that one transition enters at most, rounds that end counted in. */
export const BURST = 500;

/**
 * Work after which a transition begins nothing more, in the units of expressions: about a tenth of a second, and not more
 * than a quarter. What it is at comes to its end: a single step may do three times as much.
 */
export const BURST_WORK = 1_000_000;
/** What it takes to look at a node or to end a round, beside their templates. */
const LOOK_WORK = 100;

/**
 * Works until nothing can be done at once: every node that can start has started, every pure one is behind us, every
 * round that has nothing left to do is over. What is more than a burst is left for the event `continue`.
 */
export function burst(turn: Turn): void {
  const { draft } = turn;
  draft.resting.add(draft.root);
  for (let left = turn.first ? Infinity : BURST; draft.running;) {
    const frame = turn.first && !draft.ready.empty ? null : nextResting(turn);
    if (frame !== null && left > 0 && !isTired(turn)) {
      draft.resting.delete(frame);
      left -= 1;
      turn.work.use(LOOK_WORK);
      rest(turn, frame);
      continue;
    }
    if (frame === null && draft.ready.empty) return;
    if (left <= 0 || isTired(turn)) return void draft.commands.push({ kind: 'continue' });
    const item = draft.ready.shift();
    turn.work.use(LOOK_WORK);
    if (item !== undefined && look(turn, item)) left -= 1;
  }
}

/** A clock would say something else when a run is replayed; and runs of the first version do all at once. */
function isTired({ first, work }: Turn): boolean {
  return !first && work.done >= BURST_WORK;
}

/** A frame that is at its end; those that have found something to do again are left alone. */
function nextResting({ draft }: Turn): FrameDraft | null {
  for (const frame of draft.resting) {
    if (frame.idle) return frame;
    draft.resting.delete(frame);
  }
  return null;
}

function rest(turn: Turn, frame: FrameDraft): void {
  if (frame.place !== null) return endFrame(turn, frame);
  if (turn.draft.state.closing == null) finish(turn, 'completed');
}

/** Looks at a node whose edges have changed. Tells whether it started. */
function look(turn: Turn, [frameId, index, entry]: ReadyNode): boolean {
  const { draft, plan } = turn;
  const frame = draft.frame(frameId);
  const node = plan.nodes[index];
  if (frame === null || node === undefined) return false;
  frame.queued.delete(index);
  if (turn.first && turn.settled.has(index)) return false;
  const closed = frame.joined?.[index] === true;
  const decision = entry === true ? 'start' : closed ? 'wait' : decide(node, frame.edges);
  if (decision !== 'wait') turn.settled.add(index);
  if (decision === 'start') {
    releaseJoin(turn, frame, index);
    enter(turn, frame, index, node);
  }
  if (decision === 'prune') prune(turn, frame, index, node);
  if (frame.idle) draft.resting.add(frame);
  return decision === 'start';
}
