import type { StepReport } from '@flowkeep/contracts';
import type { NodeId } from '@flowkeep/graph';
import type { DrawnBody } from '../../../canvas/drawn-bodies.ts';

/** The rounds that the reader looks at, by the loop: a part of a step's path, such as `3`. Absent: the latest. */
export type ChosenRounds = Readonly<Record<NodeId, string>>;

/** The rounds that a step was in, outermost first: `['17', '3']`; nothing outside of loops. */
export function partsOfPath({ path }: Pick<StepReport, 'path'>): readonly string[] {
  return path === undefined || path === '' ? [] : path.split('.');
}

/** The number of a round as people count, from 1. A loop that is gone through again names its visit first: `2-5`. */
export function roundNumber(part: string): { readonly round: number; readonly turn: number } {
  const [first = '0', second] = part.split('-');
  return second === undefined
    ? { round: Number(first) + 1, turn: 1 }
    : { round: Number(second) + 1, turn: Number(first) };
}

/** Rounds in the order in which they began. */
export function compareRounds(a: string, b: string): number {
  const one = roundNumber(a);
  const other = roundNumber(b);
  return one.turn - other.turn || one.round - other.round;
}

/**
 * The steps whose bodies a step of a run is in, outermost first: loops, what undoes something, and calls of other
 * workflows. What is drawn inside of a called workflow is not known here.
 */
export function ownersOfStep(bodies: readonly DrawnBody[], nodeId: NodeId): readonly NodeId[] {
  const names = nodeId.split('/');
  const calls = names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
  const drawn = bodies.filter(({ nodes }) => nodes.has(names[0] ?? nodeId)).map(({ owner }) => owner);
  return [...drawn, ...calls];
}

/** The steps without those of rounds that the reader does not look at. */
export function stepsOfRounds(
  steps: readonly StepReport[],
  bodies: readonly DrawnBody[],
  chosen: ChosenRounds,
): readonly StepReport[] {
  if (Object.keys(chosen).length === 0) return steps;
  return steps.filter((step) => {
    const parts = partsOfPath(step);
    return ownersOfStep(bodies, step.nodeId).every((loop, depth) => {
      const wanted = chosen[loop];
      return wanted === undefined || parts[depth] === undefined || parts[depth] === wanted;
    });
  });
}

/** How often each step was visited, where that is more than once. */
export function visitCounts(steps: readonly StepReport[]): ReadonlyMap<NodeId, number> {
  const counts = new Map<NodeId, number>();
  for (const { nodeId, visit } of steps) if (visit > 0) counts.set(nodeId, (counts.get(nodeId) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1));
}
