import { DomainError } from '@flowkeep/contracts';
import type { NodeId, PlanNode } from '@flowkeep/graph';
import { abandonIn } from './abandon.ts';
import { decideEdges, hasOpenEdges } from './edge-rules.ts';
import type { FrameDraft } from './frame-draft.ts';
import { regionOf } from './plan-index.ts';
import { remember } from './remember.ts';
import { reportOf, type Step } from './step.ts';
import type { Turn } from './turn.ts';

/** More jumps than this within an hour are a circle that does not pause, whatever was drawn. */
export const MOST_JUMPS = 10_000;
const HOUR = 3_600_000;

/** Goes to a node of the same frame: everything behind it starts over. Throws `internal` when it is not there. */
export function jump(turn: Turn, step: Step, to: NodeId): void {
  const { plan, index, draft, now } = turn;
  const { frame, node } = step;
  const target = index.find(regionOf(plan, step.index), to);
  const targetNode = target === undefined ? undefined : plan.nodes[target];
  if (target === undefined || targetNode === undefined) {
    throw new DomainError('internal', `The step "${node.id}" goes to "${to}", which is not beside it.`);
  }
  keepPace(frame, node, now);
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

/** A wait may find each time that it has nothing to wait for: then a circle without a limit would never rest. */
function keepPace(frame: FrameDraft, { id, title }: PlanNode, now: number): void {
  const before = frame.pace?.[id];
  const isRecent = before !== undefined && now - before.since < HOUR;
  const pace = isRecent ? { since: before.since, jumps: before.jumps + 1 } : { since: now, jumps: 1 };
  frame.pace = { ...frame.pace, [id]: pace };
  if (pace.jumps <= MOST_JUMPS) return;
  // Whoever tries the run again has mended it.
  frame.pace = undefined;
  throw new DomainError(
    'invalid-graph',
    `"${title}" went round more than ${MOST_JUMPS.toLocaleString('en-US')} times within an hour. Give it a limit, or wait on the way.`,
  );
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
