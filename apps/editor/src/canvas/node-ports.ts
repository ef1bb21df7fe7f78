import { ERROR_PORT, type GraphNode, type NodeCatalog, type PortDefinition } from '@flowkeep/graph';

const cache = new WeakMap<GraphNode, readonly PortDefinition[]>();

/**
 * The exits of a node, the error port last. A document's nodes never change in place, so the answer is kept per node
 * and stays the same object; `errorLabel` names the error port in the reader's language.
 */
export function nodePorts(node: GraphNode, catalog: NodeCatalog, errorLabel: string): readonly PortDefinition[] {
  const known = cache.get(node);
  if (known) return known;
  const info = catalog.get(node.type);
  const own = info?.ports(node.config) ?? [];
  const onError = node.onError ?? info?.defaults.onError;
  const ports = onError === 'port' ? [...own, { id: ERROR_PORT, label: errorLabel }] : own;
  cache.set(node, ports);
  return ports;
}
