import type { Graph, NodeCatalog, NodeId } from '@flowkeep/graph';
import type { SelectOption } from '@flowkeep/node-sdk';
import { drawnStep } from '../../../canvas/step-title.ts';
import { stepChoices } from '../../../canvas/step-choices.ts';
import type { StandingRuns } from '../api/publish.ts';

/** Where runs go that stand at a step which is no longer there: old step to new one. */
export type Moves = Readonly<Record<NodeId, NodeId>>;

/** What is asked about one step that is no longer there. */
export interface Move {
  readonly from: NodeId;
  readonly title: string;
  readonly count: number;
  readonly choices: readonly SelectOption[];
}

/** The steps at which runs stand and that the draft no longer has, over all versions; those with most runs first. */
export function movesToAsk(standing: readonly StandingRuns[], graph: Graph, catalog: NodeCatalog): readonly Move[] {
  const gone = new Map<NodeId, { title: string; count: number }>();
  for (const { nodeId, title, count } of standing) {
    // Where a step of a called workflow goes, the workflow that is called says.
    if (graph.nodes[drawnStep(nodeId)]) continue;
    const known = gone.get(nodeId);
    gone.set(nodeId, { title, count: (known?.count ?? 0) + count });
  }
  const choices = stepChoices(graph, catalog, '');
  return [...gone].map(([from, about]) => ({ from, ...about, choices })).sort((a, b) => b.count - a.count);
}

/** The steps at which runs stand, those of all versions together, most runs first. */
export function standingByStep(
  standing: readonly StandingRuns[],
): readonly { readonly nodeId: NodeId; readonly title: string; readonly count: number }[] {
  const byStep = new Map<NodeId, { nodeId: NodeId; title: string; count: number }>();
  for (const { nodeId, title, count } of standing) {
    const known = byStep.get(nodeId);
    byStep.set(nodeId, { nodeId, title: known?.title ?? title, count: (known?.count ?? 0) + count });
  }
  // A call is told by the step inside at which its run stands.
  const isAround = (nodeId: NodeId): boolean => [...byStep.keys()].some((other) => other.startsWith(`${nodeId}/`));
  return [...byStep.values()].filter(({ nodeId }) => !isAround(nodeId)).sort((a, b) => b.count - a.count);
}

/** The moves with one more, or one less where `to` is empty. */
export function withMove(moves: Moves, from: NodeId, to: NodeId): Moves {
  const { [from]: _old, ...rest } = moves;
  return to === '' ? rest : { ...rest, [from]: to };
}
