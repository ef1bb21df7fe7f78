import type { Graph, Plan } from '@flowkeep/graph';

/**
 * A name for each edge of a plan, by its index: the id of the line in the drawing, or `from.port>to` where the drawing is
 * not given or does not hold the line, as inside of sub-workflows.
 */
export function edgeNames(plan: Plan, graph?: Graph): readonly string[] {
  const drawn = new Map(
    Object.values(graph?.edges ?? {}).map((edge) => [nameOf(edge.from.node, edge.from.port, edge.to.node), edge.id]),
  );
  const names: string[] = [];
  for (const node of plan.nodes) {
    for (const [port, edges] of Object.entries(node.ports)) {
      for (const edge of edges) {
        const name = nameOf(node.id, port, plan.nodes[plan.edges[edge]?.[1] ?? -1]?.id ?? '');
        names[edge] = drawn.get(name) ?? name;
      }
    }
  }
  return names;
}

function nameOf(from: string, port: string, to: string): string {
  return `${from}.${port}>${to}`;
}
