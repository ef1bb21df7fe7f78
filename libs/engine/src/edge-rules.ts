import type { PlanNode } from '@flowkeep/graph';
import type { Arrivals } from './control.ts';
import type { EdgeState } from './frame.ts';
import type { FrameDraft } from './frame-draft.ts';
import type { Turn } from './turn.ts';

/** Whether a node starts, never will, or must wait for edges that are still open. */
export type Decision = 'start' | 'prune' | 'wait';

interface Count {
  readonly taken: number;
  readonly open: number;
}

/**
 * The join rule. A node starts when every edge to it is decided and one of them was taken; one that joins any or a count
 * starts as soon as these were taken. When all were pruned it will never be visited. A node that no edge leads to is
 * never visited either, so that it cannot hold up a join.
 */
export function decide(node: PlanNode, edges: Readonly<Record<number, EdgeState>>): Decision {
  const { taken, open } = countOf(node, edges);
  if (taken > 0 && node.join !== undefined && node.join.mode !== 'all' && taken >= expectedOf(node)) return 'start';
  if (open > 0) return 'wait';
  return taken > 0 ? 'start' : 'prune';
}

/** How a node was reached. */
export function arrivalsOf(node: PlanNode, edges: Readonly<Record<number, EdgeState>>): Arrivals {
  const { taken } = countOf(node, edges);
  const expected = expectedOf(node);
  // Who comes with the last one expected has not arrived: else it would depend on what completes first.
  const arrived = Math.min(taken, expected);
  return { arrived, expected, enough: node.join?.mode !== 'count' || arrived === expected };
}

/** Whether a node has started before all its edges were decided: those that come later are ignored. */
export function hasOpenEdges(node: PlanNode, edges: Readonly<Record<number, EdgeState>>): boolean {
  return countOf(node, edges).open > 0;
}

function countOf(node: PlanNode, edges: Readonly<Record<number, EdgeState>>): Count {
  let taken = 0;
  let open = 0;
  for (const edge of node.incoming) {
    const state = edges[edge];
    if (state === 'taken') taken += 1;
    else if (state !== 'pruned') open += 1;
  }
  return { taken, open };
}

function expectedOf(node: PlanNode): number {
  if (node.join === undefined || node.join.mode === 'all') return node.incoming.length;
  return node.join.mode === 'any' ? 1 : Math.max(1, node.join.count);
}

/**
 * Decides every edge that leaves a node: those of the chosen ports are taken, all others pruned. Has the nodes looked at
 * that they lead to: equals by id, so that no layout decides. Edges of a body are not its own: each round has them anew.
 */
export function decideEdges(turn: Turn, frame: FrameDraft, index: number, ports: readonly string[]): void {
  const exits = turn.index.exits[index];
  if (exits === undefined) return;
  for (const [port, edges] of exits.ports) {
    const state = ports.includes(port) ? 'taken' : 'pruned';
    for (const edge of edges) frame.edges[edge] = state;
  }
  // The first version of the engine went by the order of the plan.
  const targets = turn.first ? [...exits.targets].sort((left, right) => left - right) : exits.targets;
  for (const target of targets) turn.draft.ready.push(frame, target);
}

/** The port by which a step leaves that failed but may go on, or that was skipped: the first that is not its body's. */
export function firstPort(node: PlanNode): string | undefined {
  if (node.firstPort !== undefined && node.firstPort !== node.body) return node.firstPort;
  const ports = Object.keys(node.ports).filter((port) => port !== node.body);
  return ports.includes('done') ? 'done' : ports[0];
}
