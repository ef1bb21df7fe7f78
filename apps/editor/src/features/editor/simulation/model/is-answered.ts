import type { GraphNode, NodeCatalog } from '@flowkeep/graph';

/** Whether people or providers answer at a step, so that a scenario says what. Time needs no answer. */
export function isAnswered({ type, config }: GraphNode, catalog: NodeCatalog): boolean {
  const info = catalog.get(type);
  const structure = info?.structure?.(config);
  // A workflow that is called as a part of the run is gone through step by step: nobody answers for it.
  const kind = structure?.kind === 'call' ? structure.runsAs : info?.class;
  return (kind === 'waiting' && type !== 'wait.time') || kind === 'outbound';
}
