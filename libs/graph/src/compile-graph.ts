import type { JsonValue } from '@flowkeep/contracts';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { ERROR_PORT, type NodeCatalog, type NodeTypeInfo } from './node-catalog.ts';
import type { Plan, PlanNode } from './plan.ts';
import type { Problem } from './problem.ts';
import { validateGraph } from './validate-graph.ts';

/** The plan with what is only worth a warning, or all problems, warnings too. */
export type CompileResult =
  | { readonly ok: true; readonly plan: Plan; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Turns a document without errors into the plan that the engine executes. */
export function compileGraph(graph: Graph, catalog: NodeCatalog): CompileResult {
  const problems = validateGraph(graph, catalog);
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems };
  const nodes = Object.values(graph.nodes).sort((a, b) => compare(a.id, b.id));
  const edges = Object.values(graph.edges).sort(
    (a, b) => compare(a.from.node, b.from.node) || compare(a.from.port, b.from.port) || compare(a.to.node, b.to.node),
  );
  const indexOf = new Map(nodes.map((node, index) => [node.id, index]));
  const index = (id: string): number => indexOf.get(id) ?? -1;
  const planNodes = nodes.map((node) => planNode(node, edges, catalog));
  const content: Omit<Plan, 'hash'> = {
    format: 1,
    nodes: planNodes,
    edges: edges.map((edge) => [index(edge.from.node), index(edge.to.node)]),
    triggers: planNodes.flatMap((node, at) => (node.class === 'trigger' ? [at] : [])),
    settings: graph.settings,
  };
  return { ok: true, plan: { ...content, hash: hashOf(content) }, warnings: problems };
}

/** SHA-256 over the canonical JSON of a plan without its hash, in hex. */
export function hashOf(content: Omit<Plan, 'hash'>): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content as unknown as JsonValue))));
}

function planNode(node: GraphNode, edges: readonly GraphEdge[], catalog: NodeCatalog): PlanNode {
  const info = catalog.get(node.type);
  const parsed = info?.parseConfig(info.migrate(node.config, node.typeVersion));
  // validateGraph has just accepted the node, so this cannot happen unless a definition contradicts itself.
  if (!info || !parsed?.ok) throw new Error(`The node type ${node.type} accepts and refuses the same settings.`);
  const onError = node.onError ?? info.defaults.onError;
  const [firstPort] = info.ports(node.config);
  return {
    id: node.id,
    type: node.type,
    typeVersion: info.version,
    class: info.class,
    title: node.title,
    config: parsed.config,
    templates: parsed.templates,
    ports: portsOf(node, info, onError, edges),
    ...(firstPort === undefined ? {} : { firstPort: firstPort.id }),
    incoming: edges.flatMap((edge, at) => (edge.to.node === node.id ? [at] : [])),
    onError,
    retry: node.retry ?? info.defaults.retry,
    timeoutSeconds: info.defaults.timeoutSeconds,
  };
}

function portsOf(
  node: GraphNode,
  info: NodeTypeInfo,
  onError: PlanNode['onError'],
  edges: readonly GraphEdge[],
): PlanNode['ports'] {
  const ids = info.ports(node.config).map((port) => port.id);
  if (onError === 'port') ids.push(ERROR_PORT);
  const leaving = (port: string): readonly number[] =>
    edges.flatMap((edge, at) => (edge.from.node === node.id && edge.from.port === port ? [at] : []));
  return Object.fromEntries(ids.map((port) => [port, leaving(port)]));
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
