import type { PlanNode } from '@flowkeep/graph';
import { decideEdges } from './edge-rules.ts';
import type { FrameDraft } from './frame-draft.ts';
import { reportOf, type Step, stepKeyOf } from './step.ts';
import type { Turn } from './turn.ts';

/**
 * A node will not be visited, and nothing waits for it any more. Only the root tells of it, and only of nodes that were
 * never visited: a loop of many rounds would tell the same again and again.
 */
export function prune(turn: Turn, frame: FrameDraft, index: number, node: PlanNode): void {
  const { draft, now } = turn;
  if (frame.place === null && frame.visits[node.id] === undefined) {
    const key = stepKeyOf(draft.state.runId, node.id, '', 0);
    const step: Step = { key, index, node, frame, visit: 0, startedAt: now };
    draft.report(reportOf(step, 'skipped', now));
  }
  decideEdges(turn, frame, index, []);
}
