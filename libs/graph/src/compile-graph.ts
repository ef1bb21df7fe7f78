import type { JsonValue } from '@flowkeep/contracts';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { callsOf } from './calls.ts';
import { canonicalJson } from './canonical-json.ts';
import { expandCalls, type PlacedEdge, type PlacedNode } from './expand-calls.ts';
import type { Graph } from './graph.ts';
import type { GraphContext } from './graph-context.ts';
import type { NodeCatalog } from './node-catalog.ts';
import type { Plan } from './plan.ts';
import { planNode } from './plan-node.ts';
import type { Problem } from './problem.ts';
import { validateGraph } from './validate-graph.ts';

/** The plan with what is only worth a warning, or all problems, warnings too. */
export type CompileResult =
  | { readonly ok: true; readonly plan: Plan; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Turns a document without errors into the plan that the engine executes. Sub-workflows that are a part of the run are
 * copied in as they are published now, so `context.workflows` is needed where there are any.
 */
export function compileGraph(graph: Graph, catalog: NodeCatalog, context: GraphContext = {}): CompileResult {
  const problems = [...validateGraph(graph, catalog, context), ...blindCalls(graph, catalog, context)];
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems };
  const placed = expandCalls(graph, catalog, context);
  const nodes = [...placed.nodes].sort((a, b) => compare(a.id, b.id));
  const edges = [...placed.edges].sort(
    (a, b) => compare(a.from.node, b.from.node) || compare(a.from.port, b.from.port) || compare(a.to, b.to),
  );
  const content = contentOf(graph, nodes, edges, catalog);
  return { ok: true, plan: { ...content, hash: hashOf(content) }, warnings: problems };
}

/** SHA-256 over the canonical JSON of a plan without its hash, or of a document, in hex. */
export function hashOf(content: Omit<Plan, 'hash'> | Graph): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content as unknown as JsonValue))));
}

function contentOf(
  graph: Graph,
  nodes: readonly PlacedNode[],
  edges: readonly PlacedEdge[],
  catalog: NodeCatalog,
): Omit<Plan, 'hash'> {
  const indexOf = new Map(nodes.map((node, index) => [node.id, index]));
  const index = (id: string): number => indexOf.get(id) ?? -1;
  const planNodes = nodes.map((node) => planNode(node, edges, index, catalog));
  return {
    format: 1,
    nodes: planNodes,
    edges: edges.map((edge) => [index(edge.from.node), index(edge.to)]),
    // A copied beginning starts no run by itself.
    triggers: planNodes.flatMap((node, at) => (node.class === 'trigger' && node.localId === undefined ? [at] : [])),
    settings: graph.settings,
  };
}

function blindCalls(graph: Graph, catalog: NodeCatalog, { workflows }: GraphContext): readonly Problem[] {
  if (workflows !== undefined) return [];
  return callsOf(graph, catalog)
    .filter(({ structure }) => structure.mode === 'inline')
    .map(({ node }) => ({
      code: 'call-unknown',
      severity: 'error',
      place: { kind: 'node', nodeId: node.id, field: 'workflow' },
      message: `"${node.title}" calls a workflow that cannot be found here.`,
      fix: 'Publish the workflow where the other one is published too.',
    }));
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
