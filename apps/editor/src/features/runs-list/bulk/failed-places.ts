import type { Graph, NodeId } from '@flowkeep/graph';

/** A step with which runs have failed. */
export interface FailedPlace {
  readonly nodeId: NodeId;
  readonly title: string;
}

/**
 * Steps by the title in the first of these versions that has them; no more versions are read than that takes. What none
 * of them has, a step of a called workflow say, goes by its id.
 */
export async function failedPlaces(
  ids: readonly NodeId[],
  versions: readonly number[],
  read: (version: number) => Promise<Graph | null>,
): Promise<readonly FailedPlace[]> {
  const titles = new Map<NodeId, string>();
  const drawn = ids.filter((id) => !id.includes('/'));
  for (const version of versions) {
    if (drawn.every((id) => titles.has(id))) break;
    const graph = await read(version);
    for (const id of drawn) {
      const title = graph?.nodes[id]?.title;
      if (title !== undefined && !titles.has(id)) titles.set(id, title);
    }
  }
  return ids.map((nodeId) => ({ nodeId, title: titles.get(nodeId) ?? nodeId }));
}
