import type { Plan } from '@flowkeep/graph';

/**
 * The title of a step as people know it. A step that was copied in with a called workflow is named with the way to it:
 * `Ask the price › Send the offer`. The id itself where the plan has no such step.
 */
export function titleInPlan(plan: Plan | undefined, nodeId: string): string {
  const names = nodeId.split('/');
  const titles = names.map((_, index) => {
    const id = names.slice(0, index + 1).join('/');
    return plan?.nodes.find((node) => node.id === id)?.title;
  });
  return titles.at(-1) === undefined ? nodeId : titles.filter((title) => title !== undefined).join(' › ');
}
