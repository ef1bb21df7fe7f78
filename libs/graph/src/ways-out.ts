import type { PlanNode } from './plan.ts';

/**
 * Ports by which a run can leave a step that is skipped: all but the one that leads into its body. The first one comes
 * first, the others by name: JSON storage does not keep their order.
 */
export function waysOut({ ports, body, firstPort }: Pick<PlanNode, 'ports' | 'body' | 'firstPort'>): readonly string[] {
  const rest = Object.keys(ports)
    .filter((port) => port !== body && port !== firstPort)
    .sort();
  return firstPort === undefined || firstPort === body ? rest : [firstPort, ...rest];
}
