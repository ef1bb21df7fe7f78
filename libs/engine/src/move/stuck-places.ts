import type { NodeId, Plan } from '@flowkeep/graph';
import type { ActiveStep } from '../active-step.ts';
import type { RunState } from '../state.ts';
import type { NodeMap } from './node-map.ts';
import { whyNoPlace, whyOtherwise } from './place-rules.ts';

/** A place from which a run cannot move to another version. */
export interface StuckPlace {
  readonly nodeId: NodeId;
  readonly title: string;
  /** A sentence: what stands in the way. */
  readonly reason: string;
}

/** Every place of a run that has none in the other version. */
export function stuckPlaces(state: RunState, from: Plan, to: Plan, map: NodeMap): readonly StuckPlace[] {
  const taken = new Set<string>();
  return placesOf(state).flatMap(([step, again]) => {
    const node = from.nodes[step.node];
    if (node === undefined || step.background === true) return [];
    const place = `${step.frame ?? ''} ${String(map.node(step.node))}`;
    const reason = state.closing != null ? 'The run is being cancelled.' : reasonOf(step, again, from, to, map);
    const doubled = taken.has(place) ? 'Another step of the run would stand at the same place.' : null;
    taken.add(place);
    const found = reason ?? doubled;
    return found === null ? [] : [{ nodeId: node.id, title: node.title, reason: found }];
  });
}

/** Steps that the run is at, and whether it enters them again: those of a failed run. */
function placesOf(state: RunState): readonly (readonly [ActiveStep, boolean])[] {
  const active = Object.values(state.active).map((step) => [step, false] as const);
  const broken = (state.broken ?? []).map(({ step, failed }) => [step, failed || step.kind !== 'looping'] as const);
  return [...active, ...(state.status === 'failed' ? broken : [])];
}

function reasonOf(step: ActiveStep, again: boolean, from: Plan, to: Plan, map: NodeMap): string | null {
  const noPlace = whyNoPlace(step.node, from, to, map);
  if (noPlace !== null || again) return noPlace;
  if (step.kind === 'executing') return 'The step is being carried out now. Try again when it is done.';
  return whyOtherwise(step.node, step.kind === 'looping', from, to, map);
}
