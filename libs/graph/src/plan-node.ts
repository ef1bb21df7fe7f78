import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import { CALL_BODY_PORT, type PlacedEdge, type PlacedNode } from './expand-calls.ts';
import { ERROR_PORT, type NodeCatalog, type NodeStructure } from './node-catalog.ts';
import type { PlanNode } from './plan.ts';

type IndexOf = (nodeId: string) => number;
type Shape = Pick<PlanNode, 'region' | 'body' | 'localId' | 'join' | 'handler' | 'of'>;

/** Compiles one placed node. `edges` are all edges in the order of the plan. */
export function planNode(
  placed: PlacedNode,
  edges: readonly PlacedEdge[],
  index: IndexOf,
  catalog: NodeCatalog,
): PlanNode {
  const { node } = placed;
  const info = catalog.get(node.type);
  const parsed = info?.parseConfig(info.migrate(node.config, node.typeVersion));
  // The document has just been accepted, so this cannot happen unless a definition contradicts itself.
  if (!info || !parsed?.ok) throw new Error(`The node type ${node.type} accepts and refuses the same settings.`);
  const structure = info.structure?.(node.config) ?? null;
  const onError = node.onError ?? info.defaults.onError;
  const exits = info.ports(node.config).map((port) => port.id);
  const body = bodyOf(structure);
  const firstPort = exits.find((port) => port !== body);
  return {
    id: placed.id,
    type: node.type,
    typeVersion: info.version,
    class: structure?.kind === 'call' ? structure.runsAs : info.class,
    title: node.title,
    config: withTakes(placed, parsed.config),
    templates: parsed.templates,
    ports: portsOf(
      placed.id,
      [...exits, ...(onError === 'port' ? [ERROR_PORT] : []), ...(body === null ? [] : [body])],
      edges,
    ),
    ...(firstPort === undefined ? {} : { firstPort }),
    incoming: edges.flatMap((edge, at) => (edge.to === placed.id ? [at] : [])),
    onError,
    retry: node.retry ?? info.defaults.retry,
    timeoutSeconds: node.timeoutSeconds ?? info.defaults.timeoutSeconds,
    ...shapeOf(placed, structure, index),
  };
}

function shapeOf(placed: PlacedNode, structure: NodeStructure | null, index: IndexOf): Shape {
  const body = bodyOf(structure);
  return {
    ...(placed.owner === null ? {} : { region: index(placed.owner) }),
    ...(body === null ? {} : { body }),
    ...(placed.copied ? { localId: placed.node.id } : {}),
    ...roleOf(placed, structure, index),
  };
}

function roleOf(placed: PlacedNode, structure: NodeStructure | null, index: IndexOf): Shape {
  switch (structure?.kind) {
    case 'join': {
      const { mode, count, stopOthers } = structure;
      return { join: { mode, count, stopOthers } };
    }
    case 'goal':
      return { handler: 'goal' };
    case 'compensation':
      return { handler: 'compensation', of: structure.of === '' ? null : index(placed.named(structure.of)) };
    default:
      return {};
  }
}

function bodyOf(structure: NodeStructure | null): string | null {
  if (structure?.kind === 'loop' || structure?.kind === 'compensation') return structure.body;
  return structure?.kind === 'call' && structure.mode === 'inline' ? CALL_BODY_PORT : null;
}

function portsOf(nodeId: string, ports: readonly string[], edges: readonly PlacedEdge[]): PlanNode['ports'] {
  const leaving = (port: string): readonly number[] =>
    edges.flatMap((edge, at) => (edge.from.node === nodeId && edge.from.port === port ? [at] : []));
  return Object.fromEntries(ports.map((port) => [port, leaving(port)]));
}

/** What the other workflow takes travels with the call, so that the run can look at what templates gave. */
function withTakes({ takes }: PlacedNode, config: JsonObject): JsonObject {
  return takes === undefined ? config : { ...config, takes: takes as unknown as JsonValue };
}
