import { bodyPortOf, type GraphNode, type NodeCatalog, type PortDefinition } from '@flowkeep/graph';
import { nodePorts } from './node-ports.ts';

/** The exits by which a run can leave a step without its work: not the one that leads into its body. */
export function waysOutOf(node: GraphNode, catalog: NodeCatalog, errorLabel: string): readonly PortDefinition[] {
  const body = bodyPortOf(node, catalog);
  return nodePorts(node, catalog, errorLabel).filter(({ id }) => id !== body);
}
