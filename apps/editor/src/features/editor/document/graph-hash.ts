import { type Graph, hashOf } from '@flowkeep/graph';

const known = new WeakMap<Graph, string>();

/** Two documents with the same hash are drawn alike, here and on the server, whatever the order of their keys. */
export function graphHash(graph: Graph): string {
  // As JSON has it: a field that is undefined here is none there.
  const hash = known.get(graph) ?? hashOf(JSON.parse(JSON.stringify(graph)) as Graph);
  known.set(graph, hash);
  return hash;
}
