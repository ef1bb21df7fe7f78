import type { NodeId } from '@flowkeep/graph';
import type { Progress } from '../frame.ts';
import type { NodeMap } from './node-map.ts';

/** The progress of a frame, said with the ids and indexes of the other version. */
export function moveProgress(progress: Progress, map: NodeMap): Progress {
  const { edges, visits, outputs, jumps, pace, joined } = progress;
  const byNode = Object.entries(joined ?? {}).flatMap(([node]) => {
    const index = map.node(Number(node));
    return index === undefined ? [] : [[index, true] as const];
  });
  return {
    edges: Object.fromEntries(
      Object.entries(edges).flatMap(([edge, state]) => {
        const index = map.edge(Number(edge));
        return index === undefined ? [] : [[index, state] as const];
      }),
    ),
    visits: { ...visits, ...highest(visits, map) },
    outputs: renamed(outputs, map),
    ...(jumps && { jumps: renamed(jumps, map) }),
    ...(pace && { pace: renamed(pace, map) }),
    ...(byNode.length > 0 && { joined: Object.fromEntries(byNode) }),
  };
}

/** Where two steps become one, the next visit must have a number that neither had: it is part of the step's key. */
function highest(visits: Progress['visits'], map: NodeMap): Record<NodeId, number> {
  const found: Record<NodeId, number> = {};
  for (const [id, count] of Object.entries(visits)) found[map.id(id)] = Math.max(found[map.id(id)] ?? 0, count);
  return found;
}

/** What is known of a step that is gone stays under its own id, unless another step has it now. */
function renamed<T>(byId: Readonly<Record<NodeId, T>>, map: NodeMap): Record<NodeId, T> {
  const moved = Object.fromEntries(Object.entries(byId).map(([id, value]) => [map.id(id), value]));
  return { ...byId, ...moved };
}
