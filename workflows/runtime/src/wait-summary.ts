import type { ActiveStep } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';

/** "Wait for an answer, until 2026-11-22 18:00 UTC": the node's title and the time, nothing about the person. */
export function waitSummary(plan: Plan, step: ActiveStep): string {
  const title = plan.nodes[step.node]?.title ?? 'Wait';
  if (step.until === null) return title;
  // UTC on purpose: the zone data of two workers may differ, and both must say the same.
  return `${title}, until ${new Date(step.until).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
