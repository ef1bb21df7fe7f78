import type { NodeId, Plan } from '@flowkeep/graph';
import { type UndoingNeeds, undoingNeedsOf } from './undoing-needs.ts';

/** The region of nodes that stand in no body. */
export const ROOT_REGION = -1;

/** What the engine looks up in a plan again and again. */
export interface PlanIndex {
  /** Nodes of a region that no edge leads to and that are no handlers, and the goals of the region. */
  readonly heads: (region: number) => { readonly lone: readonly number[]; readonly goals: readonly number[] };
  /** Finds a node of a region by its id or its local id. */
  readonly find: (region: number, id: NodeId) => number | undefined;
  /** Nodes that can be reached from a node without leaving its region, itself included. */
  readonly behind: (node: number) => ReadonlySet<number>;
  /** Nodes from which a node can be reached without leaving its region, itself not included. */
  readonly before: (node: number) => ReadonlySet<number>;
  /** Compensations of a node; of the run as a whole for null. */
  readonly undoing: (node: number | null) => readonly number[];
  /** What the compensations of a node can ask for. */
  readonly undoingNeeds: (node: number) => UndoingNeeds;
  /** Ways out of a node, its body left out. */
  readonly exits: readonly Exits[];
  /** Ways into the body of a node. */
  readonly entries: (node: number) => Exits;
  /** Place of each node when all are sorted by id: the order in which equals have their turn, whatever the layout. */
  readonly rank: readonly number[];
}

/** Where a node leads to. */
export interface Exits {
  readonly ports: readonly (readonly [port: string, edges: readonly number[]])[];
  /** By rank, each once. */
  readonly targets: readonly number[];
}

const indexes = new WeakMap<Plan, PlanIndex>();

/** The index of a plan, made once. */
export function indexOf(plan: Plan): PlanIndex {
  const known = indexes.get(plan);
  if (known !== undefined) return known;
  const made = makeIndex(plan);
  indexes.set(plan, made);
  return made;
}

/** Index of the body that a node stands in. */
export function regionOf(plan: Plan, node: number): number {
  return plan.nodes[node]?.region ?? ROOT_REGION;
}

function makeIndex(plan: Plan): PlanIndex {
  const rank = rankById(plan);
  const nodes = plan.nodes.map((_, index) => index).sort((left, right) => (rank[left] ?? 0) - (rank[right] ?? 0));
  const exits = plan.nodes.map(({ body }, index) => exitsOf(plan, index, rank, (port) => port !== body));
  const handlers = nodes.filter((index) => plan.nodes[index]?.handler === 'compensation');
  const undoing = remembered<number | null, readonly number[]>((node) =>
    handlers.filter((index) => (plan.nodes[index]?.of ?? null) === node),
  );
  return {
    rank,
    exits,
    entries: remembered((node) => exitsOf(plan, node, rank, (port) => port === plan.nodes[node]?.body)),
    heads: remembered((region) => headsOf(plan, nodes, region)),
    find: finder(plan),
    behind: remembered((node) => reach(node, (at) => exits[at]?.targets ?? [])),
    before: remembered((node) => {
      const found = reach(node, (at) => sourcesOf(plan, at));
      found.delete(node);
      return found;
    }),
    undoing,
    undoingNeeds: remembered((node) => undoingNeedsOf(plan, node, undoing(node))),
  };
}

function headsOf(plan: Plan, nodes: readonly number[], region: number) {
  const own = nodes.filter((index) => regionOf(plan, index) === region);
  const isGoal = (index: number): boolean => plan.nodes[index]?.handler === 'goal';
  const isLone = (index: number): boolean =>
    plan.nodes[index]?.handler === undefined && plan.nodes[index]?.incoming.length === 0;
  return { lone: own.filter(isLone), goals: own.filter(isGoal) };
}

function finder(plan: Plan): PlanIndex['find'] {
  const places = new Map<string, number>();
  for (const [index, node] of plan.nodes.entries()) places.set(`${String(regionOf(plan, index))} ${node.id}`, index);
  for (const [index, node] of plan.nodes.entries()) {
    if (node.localId !== undefined) places.set(`${String(regionOf(plan, index))} ${node.localId}`, index);
  }
  return (region, id) => places.get(`${String(region)} ${id}`);
}

function rankById(plan: Plan): readonly number[] {
  const ids = plan.nodes.map(({ id }) => id);
  const sorted = ids.map((_, index) => index).sort((left, right) => compare(ids[left] ?? '', ids[right] ?? ''));
  const rank: number[] = [];
  sorted.forEach((node, place) => (rank[node] = place));
  return rank;
}

function exitsOf(plan: Plan, node: number, rank: readonly number[], isMeant: (port: string) => boolean): Exits {
  const own = Object.entries(plan.nodes[node]?.ports ?? {}).filter(([port]) => isMeant(port));
  const targets = new Set(own.flatMap(([, edges]) => edges.flatMap((edge) => plan.edges[edge]?.[1] ?? [])));
  return { ports: own, targets: [...targets].sort((left, right) => (rank[left] ?? 0) - (rank[right] ?? 0)) };
}

function sourcesOf(plan: Plan, node: number): readonly number[] {
  const region = plan.nodes[node]?.region;
  return (plan.nodes[node]?.incoming ?? [])
    .flatMap((edge) => plan.edges[edge]?.[0] ?? [])
    .filter((source) => source !== region);
}

function reach(start: number, next: (node: number) => readonly number[]): Set<number> {
  const found = new Set([start]);
  for (const node of found) for (const target of next(node)) found.add(target);
  return found;
}

function remembered<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** By code unit: the same on every machine, whatever its language. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
