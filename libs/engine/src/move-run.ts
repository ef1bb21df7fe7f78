import { DomainError } from '@flowkeep/contracts';
import type { NodeId, Plan } from '@flowkeep/graph';
import type { RunState } from './state.ts';

/** A place from which a run cannot move to another version. */
export interface StuckPlace {
  readonly nodeId: NodeId;
  readonly title: string;
  /** A sentence: what stands in the way. */
  readonly reason: string;
}

/** The run in the other version, with what is worth knowing about it; or every place that it cannot move from. */
export type MoveResult =
  | { readonly ok: true; readonly state: RunState; readonly notes: readonly string[] }
  | { readonly ok: false; readonly stuck: readonly StuckPlace[] };

/**
 * Moves a run to another version of its workflow. Positions are found by node id, through `mapping` (old id to new id)
 * where it names one. Tell the moved run `continue`: a step may be free to start now.
 */
export function moveRun(
  _state: RunState,
  _from: Plan,
  _to: Plan,
  _mapping: Readonly<Record<NodeId, NodeId>>,
): MoveResult {
  throw new DomainError('internal', 'Runs cannot be moved yet.');
}
