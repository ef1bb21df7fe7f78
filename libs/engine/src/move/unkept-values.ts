import type { Plan } from '@flowkeep/graph';
import type { CompletedStep } from '../active-step.ts';
import { indexOf } from '../plan-index.ts';
import type { RunState } from '../state.ts';
import { missing } from '../undoing-needs.ts';
import type { NodeMap } from './node-map.ts';
import type { StuckPlace } from './stuck-places.ts';

/**
 * Completed steps whose undoing in the other version reads what the run has not kept of them: it kept what their undoing
 * in this version reads. To undo them without it could do harm.
 */
export function unkeptValues(state: RunState, from: Plan, to: Plan, map: NodeMap): readonly StuckPlace[] {
  const places = new Map<number, StuckPlace>();
  for (const completed of state.completed ?? []) {
    const node = from.nodes[completed.node];
    const reason = places.has(completed.node) ? null : reasonOf(completed, from, to, map);
    if (node !== undefined && reason !== null)
      places.set(completed.node, { nodeId: node.id, title: node.title, reason });
  }
  return [...places.values()];
}

function reasonOf({ node, output, inputs = {} }: CompletedStep, from: Plan, to: Plan, map: NodeMap): string | null {
  const index = map.node(node);
  if (index === undefined) return null;
  const [before, now] = [indexOf(from).undoingNeeds(node), indexOf(to).undoingNeeds(index)];
  const lacking = [missing(now.output, before.output, output), missing(now.trigger, before.trigger, inputs)];
  if (lacking.includes('all'))
    return 'What undoes it in the new version reads all that it gave, and the run kept less.';
  const names = lacking.flat().map((name) => `"${name}"`);
  if (names.length === 0) return null;
  return `What undoes it in the new version reads ${names.join(', ')}, which the run has not kept.`;
}
