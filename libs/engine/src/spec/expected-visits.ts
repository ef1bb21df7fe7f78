import type { Plan, PlanNode } from '@flowkeep/graph';

/** How often each node is visited in a run without races and fatal failures, told from the drawing without the engine. */
export function expectedVisits(plan: Plan): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { start: 1 };
  visitRegion(plan, undefined, 1, counts);
  return counts;
}

function visitRegion(plan: Plan, region: number | undefined, times: number, counts: Record<string, number>): void {
  if (times === 0) return;
  const taken = new Set<number>();
  for (const edge of entryEdges(plan, region)) taken.add(edge);
  for (const [index, node] of plan.nodes.entries()) {
    if (node.region !== region || node.class === 'trigger') continue;
    const arrived = node.incoming.filter((edge) => taken.has(edge)).length;
    if (arrived === 0) continue;
    counts[node.id] = (counts[node.id] ?? 0) + times;
    for (const port of portsOf(node, arrived)) for (const edge of node.ports[port] ?? []) taken.add(edge);
    visitRegion(plan, node.body === undefined ? -1 : index, times * roundsOf(node), counts);
  }
}

/** Edges of the trigger, or of the body port of the node that the region belongs to. */
function entryEdges(plan: Plan, region: number | undefined): readonly number[] {
  if (region === undefined) return plan.nodes.find(({ class: kind }) => kind === 'trigger')?.ports['next'] ?? [];
  const owner = plan.nodes[region];
  return owner?.body === undefined ? [] : (owner.ports[owner.body] ?? []);
}

function roundsOf({ type, config }: PlanNode): number {
  if (type === 'each') return (config['items'] as readonly unknown[]).length;
  if (type === 'repeat') return Number(config['limit']);
  return type === 'call' ? 1 : 0;
}

function portsOf(node: PlanNode, arrived: number): readonly string[] {
  if (node.type === 'join') return [node.join?.mode === 'count' && arrived < node.join.count ? 'short' : 'next'];
  if (node.type === 'repeat') return ['limit'];
  if (node.body !== undefined) return ['done'];
  const { config, onError, class: kind } = node;
  if (config['fails'] === true && kind !== 'pure') return [onError === 'port' ? 'error' : 'a'];
  if (kind === 'pure' && Array.isArray(config['ports'])) return config['ports'] as string[];
  return typeof config['port'] === 'string' ? [config['port']] : [];
}
