import type { JsonObject } from '@flowkeep/contracts';
import { canonicalJson, type Plan, type PlanNode } from '@flowkeep/graph';
import type { NodeMapping, StandingRuns } from '@flowkeep/persistence';
import { titleInPlan } from '../workflows/step-title.ts';
import type { StuckDto } from './version.dto.ts';

/** Where runs stand that cannot move to another plan, as far as that can be told without asking each of them. */
export interface MoveCheck {
  readonly stuck: readonly StuckDto[];
  /** The places of {@link stuck}. */
  readonly places: readonly StandingRuns[];
}

/** Holds every place where runs stand against the plan that they are to move to. */
export function checkMove(
  standing: readonly StandingRuns[],
  plans: ReadonlyMap<number, Plan>,
  to: Plan,
  mapping: NodeMapping,
): MoveCheck {
  const stuck: StuckDto[] = [];
  const places: StandingRuns[] = [];
  for (const place of standing) {
    const from = plans.get(place.version);
    const node = from?.nodes.find(({ id }) => id === place.nodeId);
    const reason =
      node === undefined || from === undefined ? 'The step is not known any more.' : whyStuck(from, node, to, mapping);
    if (reason === null) continue;
    places.push(place);
    const { nodeId, version, count } = place;
    stuck.push({ nodeId, title: titleInPlan(from, nodeId), version, reason, count });
  }
  return { stuck, places };
}

function whyStuck(from: Plan, node: PlanNode, to: Plan, mapping: NodeMapping): string | null {
  const target = targetOf(node, to, mapping);
  if (target === undefined) return 'The new version has no such step. Say which step takes its place.';
  if (target.type !== node.type) return `In the new version this is another kind of step (${target.type}).`;
  if (node.region === undefined)
    return target.region === undefined ? null : 'In the new version the step is in a loop.';
  const [loop, newLoop] = [from.nodes[node.region], target.region === undefined ? undefined : to.nodes[target.region]];
  if (loop === undefined || newLoop === undefined) return 'In the new version the step is not in a loop any more.';
  if (bodyOf(from, node.region) === bodyOf(to, target.region)) return whyStuck(from, loop, to, mapping);
  return 'The loop around it has changed: the round that is under way cannot move.';
}

function targetOf(node: PlanNode, to: Plan, mapping: NodeMapping): PlanNode | undefined {
  const id = Object.hasOwn(mapping, node.id) ? mapping[node.id] : node.id;
  return to.nodes.find((candidate) => candidate.id === id);
}

/** What a loop repeats, its steps and the lines between them, as a text to compare. */
function bodyOf(plan: Plan, region: number | undefined): string {
  const isInside = (index: number): boolean => plan.nodes[index]?.region === region;
  const nodes = plan.nodes.filter((_, index) => isInside(index)).map(({ id, type }): JsonObject => ({ id, type }));
  const lines = plan.edges
    .filter(([from, to]) => isInside(from) && isInside(to))
    .map(([from, to]) => `${plan.nodes[from]?.id ?? ''} ${plan.nodes[to]?.id ?? ''}`);
  return canonicalJson({ nodes, lines });
}
