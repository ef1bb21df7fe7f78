import type { Plan } from '@flowkeep/graph';
import { bodyShape } from './body-shape.ts';
import type { NodeMap } from './node-map.ts';

/** Why a run has no place in the other version for a step that it is at; null where it has one. */
export function whyNoPlace(old: number, from: Plan, to: Plan, map: NodeMap): string | null {
  const index = map.node(old);
  const found = index === undefined ? undefined : to.nodes[index];
  if (found === undefined) return 'The step is not in the new version. Say which step takes its place.';
  const region = from.nodes[old]?.region;
  if (found.region === (region === undefined ? undefined : map.node(region))) return null;
  return 'The step that takes its place stands in another loop.';
}

/**
 * Why a run cannot go on at the step that takes the place of the one where it is; null where it can. `isInside`: it is
 * in the body of that step, rather than at it. For steps that have a place.
 */
export function whyOtherwise(old: number, isInside: boolean, from: Plan, to: Plan, map: NodeMap): string | null {
  const index = map.node(old) ?? -1;
  if (to.nodes[index]?.type !== from.nodes[old]?.type) return 'The step that takes its place is of another kind.';
  if (!isInside || bodyShape(from, old, map.id) === bodyShape(to, index, (id) => id)) return null;
  return 'The run is inside of this step, and what is inside has changed.';
}
