import type { Graph, NodeId } from '@flowkeep/graph';
import { stepTitle } from '../../../canvas/step-title.ts';
import type { Run } from '../api/run.ts';
import { latestSteps } from './latest-steps.ts';

/** A step at which a run stood and that another drawing does not have. */
export interface GoneStep {
  readonly id: NodeId;
  readonly title: string;
}

/** Steps of a failed run that another version must have a place for: those that failed, and those let go with them. */
export function goneSteps(run: Pick<Run, 'steps' | 'graph' | 'inner'>, other: Graph): readonly GoneStep[] {
  return [...latestSteps(run.steps).values()].flatMap(({ nodeId, status, port }) => {
    const stood = (status === 'failed' && port === null) || status === 'cancelled';
    // Where a step of a called workflow goes, the workflow that is called says.
    if (!stood || nodeId.includes('/') || other.nodes[nodeId] !== undefined) return [];
    return [{ id: nodeId, title: stepTitle(run.graph, nodeId, run.inner) }];
  });
}
