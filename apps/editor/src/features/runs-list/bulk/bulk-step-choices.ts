import type { Graph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import type { SelectOption } from '@flowkeep/node-sdk';
import { stepChoices } from '../../../canvas/step-choices.ts';
import type { StandingRuns } from '../../../workflow/version-drawing.ts';
import type { FailedPlace } from './failed-places.ts';

/** Steps that an order can be narrowed to: those of a drawing, then others at which runs stand now or have failed. */
export function bulkStepChoices(
  graph: Graph | null,
  standing: readonly StandingRuns[],
  version: number | null,
  failed: readonly FailedPlace[] = [],
): readonly SelectOption[] {
  const drawn = graph === null ? [] : stepChoices(graph, nodeCatalog, '');
  const known = new Map(drawn.map((option) => [option.value, option]));
  for (const { nodeId, title, version: of } of standing) {
    if (!known.has(nodeId) && (version === null || version === of)) known.set(nodeId, { value: nodeId, label: title });
  }
  for (const { nodeId, title } of failed) {
    if (!known.has(nodeId)) known.set(nodeId, { value: nodeId, label: title });
  }
  return [...known.values()];
}
