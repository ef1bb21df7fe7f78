import type { NodeId, Plan } from '@flowkeep/graph';
import { mapNodes, type NodeMap } from './node-map.ts';
import { whyNoPlace, whyOtherwise } from './place-rules.ts';

/**
 * Tells why a run that waits at a step could not move to another version, as {@link moveRun} would; null where it could.
 * What only the run itself knows is not told: a step that is being carried out, a cancellation, values that it kept.
 */
export function placeChecker(
  from: Plan,
  to: Plan,
  mapping: Readonly<Record<NodeId, NodeId>>,
): (nodeId: NodeId) => string | null {
  const map = mapNodes(from, to, mapping);
  const places = new Map(from.nodes.map(({ id }, index) => [id, index]));
  return (nodeId) => {
    const place = places.get(nodeId);
    return place === undefined ? 'The step is not known any more.' : whyStuck(place, from, to, map);
  };
}

/** The step itself, then every loop and call around it: the run is inside of each. */
function whyStuck(place: number, from: Plan, to: Plan, map: NodeMap): string | null {
  const node = from.nodes[place];
  // A goal that is gone is let go; nothing of the run stands there.
  if (node?.handler === 'goal') return null;
  const isInside = node?.body !== undefined;
  const reason = whyNoPlace(place, from, to, map) ?? whyOtherwise(place, isInside, from, to, map);
  if (reason !== null || node?.region === undefined) return reason;
  return whyStuck(node.region, from, to, map);
}
