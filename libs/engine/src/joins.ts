import { abandonIn } from './abandon.ts';
import { decideEdges, hasOpenEdges } from './edge-rules.ts';
import type { FrameDraft } from './frame-draft.ts';
import { prune } from './prune.ts';
import type { Turn } from './turn.ts';

/** A join goes on: what comes later is ignored, and where it says so, what could still come is stopped. */
export function releaseJoin(turn: Turn, frame: FrameDraft, index: number): void {
  const node = turn.plan.nodes[index];
  if (node?.join === undefined) return;
  if (hasOpenEdges(node, frame.edges)) frame.close(index);
  if (node.join.stopOthers) stopOthers(turn, frame, index);
}

/** Nothing before the join goes on: what is active is abandoned, what has not started never will. */
function stopOthers(turn: Turn, frame: FrameDraft, join: number): void {
  const before = turn.index.before(join);
  const open = [...before].filter((index) => isOpen(turn, frame, index));
  const active = new Set(
    [...turn.draft.active.values()].filter((step) => (step.frame ?? '') === frame.id).map(({ node }) => node),
  );
  abandonIn(turn, frame, (node) => before.has(node));
  turn.draft.ready.remove(frame, (node) => before.has(node));
  for (const index of open) {
    const node = turn.plan.nodes[index];
    if (node === undefined) continue;
    frame.close(index);
    if (active.has(index)) decideEdges(turn, frame, index, []);
    else prune(turn, frame, index, node);
  }
  turn.draft.ready.remove(frame, (node) => before.has(node));
}

/** Whether a node has not been left yet. One that leads on to a join has at least one edge. */
function isOpen({ index: { exits } }: Turn, frame: FrameDraft, index: number): boolean {
  return (exits[index]?.ports ?? []).some(([, edges]) => edges.some((edge) => frame.edges[edge] === undefined));
}
