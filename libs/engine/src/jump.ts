import { DomainError } from '@flowkeep/contracts';
import type { NodeId } from '@flowkeep/graph';
import { abandonIn } from './abandon.ts';
import { decideEdges, hasOpenEdges } from './edge-rules.ts';
import type { FrameDraft } from './frame-draft.ts';
import { regionOf } from './plan-index.ts';
import { remember } from './remember.ts';
import { reportOf, type Step } from './step.ts';
import type { Turn } from './turn.ts';

/** Goes to a node of the same frame: everything behind it starts over. Throws `internal` when it is not there. */
export function jump(turn: Turn, step: Step, to: NodeId): void {
  const { plan, index, draft, now } = turn;
  const { frame, node } = step;
  const target = index.find(regionOf(plan, step.index), to);
  const targetNode = target === undefined ? undefined : plan.nodes[target];
  if (target === undefined || targetNode === undefined) {
    throw new DomainError('internal', `The step "${node.id}" goes to "${to}", which is not beside it.`);
  }
  const jumps = (frame.jumps?.[node.id] ?? 0) + 1;
  frame.jumps = { ...frame.jumps, [node.id]: jumps };
  remember(turn, step, { jumps });
  draft.report(reportOf(step, 'done', now, { output: { jumps } }));
  const again = index.behind(target);
  if (!again.has(step.index)) decideEdges(turn, frame, step.index, []);
  startOver(turn, frame, again);
  if (hasOpenEdges(targetNode, frame.edges)) frame.close(target);
  draft.ready.pushEntry(frame, target);
}

function startOver(turn: Turn, frame: FrameDraft, nodes: ReadonlySet<number>): void {
  abandonIn(turn, frame, (node) => nodes.has(node));
  turn.draft.ready.remove(frame, (node) => nodes.has(node));
  for (const index of nodes) {
    for (const [, edges] of turn.index.exits[index]?.ports ?? []) {
      for (const edge of edges) Reflect.deleteProperty(frame.edges, edge);
    }
  }
  const joined = Object.entries(frame.joined ?? {}).filter(([node]) => !nodes.has(Number(node)));
  frame.joined = joined.length === 0 ? undefined : Object.fromEntries(joined);
}
