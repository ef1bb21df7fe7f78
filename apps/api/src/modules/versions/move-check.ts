import { placeChecker } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
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
  const checkers = new Map([...plans].map(([version, from]) => [version, placeChecker(from, to, mapping)]));
  const stuck: StuckDto[] = [];
  const places: StandingRuns[] = [];
  for (const place of standing) {
    const { nodeId, version, count } = place;
    const reason = checkers.get(version)?.(nodeId) ?? null;
    if (reason === null) continue;
    places.push(place);
    stuck.push({ nodeId, title: titleInPlan(plans.get(version), nodeId), version, reason, count });
  }
  return { stuck, places };
}
