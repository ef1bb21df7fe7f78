import type { Plan } from '@flowkeep/graph';
import { decide } from '../edge-rules.ts';
import type { EdgeState, Progress } from '../frame.ts';
import { indexOf, ROOT_REGION } from '../plan-index.ts';
import type { NodeMap } from './node-map.ts';

/** What the moved root looks like, and the nodes that may start now. */
export interface SettledRoot {
  readonly edges: Readonly<Record<number, EdgeState>>;
  readonly ready: readonly number[];
}

/**
 * Decides the edges that the new version has where the run has passed already: the past is not walked again. What only
 * they lead to will never be visited; what waited for an edge that is gone may start.
 */
export function settlePast(
  to: Plan,
  root: Progress,
  past: ReadonlySet<number>,
  here: ReadonlySet<number>,
): SettledRoot {
  const edges: Record<number, EdgeState> = { ...root.edges };
  const { lone } = indexOf(to).heads(ROOT_REGION);
  const nodes = to.nodes.flatMap((node, index) =>
    node.region === undefined && node.handler === undefined ? [index] : [],
  );
  const decisionOf = (index: number) => {
    if (here.has(index) || root.joined?.[index] === true) return 'wait';
    if (past.has(index) || lone.includes(index)) return 'prune';
    const node = to.nodes[index];
    return node === undefined ? 'wait' : decide(node, edges);
  };
  for (let changed = true; changed;) {
    const over = nodes.filter((index) => decisionOf(index) === 'prune');
    changed = over.map((index) => pruneOpen(to, index, edges)).includes(true);
  }
  return { edges, ready: nodes.filter((index) => decisionOf(index) === 'start') };
}

/** Root nodes that the run has left for good: they were visited and their ways out are decided. */
export function pastNodes(from: Plan, root: Progress, here: ReadonlySet<number>, map: NodeMap): ReadonlySet<number> {
  const past = new Set<number>();
  for (const [index, node] of from.nodes.entries()) {
    const moved = map.node(index);
    if (moved === undefined || here.has(moved) || root.visits[node.id] === undefined) continue;
    const leaving = leavingEdges(from, index);
    const decided = leaving.length > 0 ? leaving : node.incoming;
    if (decided.every((edge) => root.edges[edge] !== undefined)) past.add(moved);
  }
  return past;
}

function pruneOpen(plan: Plan, index: number, edges: Record<number, EdgeState>): boolean {
  const open = leavingEdges(plan, index).filter((edge) => edges[edge] === undefined);
  for (const edge of open) edges[edge] = 'pruned';
  return open.length > 0;
}

function leavingEdges(plan: Plan, index: number): readonly number[] {
  return (indexOf(plan).exits[index]?.ports ?? []).flatMap(([, edges]) => edges);
}
