import type { JsonObject } from '@flowkeep/contracts';
import type { JoinRule, NodeClass, OnError, Plan, PlanNode } from '@flowkeep/graph';

interface NodeDetails {
  readonly config?: JsonObject;
  readonly templates?: PlanNode['templates'];
  readonly ports?: readonly string[];
  readonly onError?: OnError;
  /** The node type; absent: the class. */
  readonly type?: string;
  /** Id of the node in whose body it stands. */
  readonly in?: string;
  readonly body?: string;
  readonly localId?: string;
  readonly join?: JoinRule;
  readonly handler?: PlanNode['handler'];
  /** Of a compensation: id of the node that it undoes. */
  readonly of?: string;
}

/** A node of a drawing: `node('greet', 'outbound', { ports: ['sent', 'not_sent'] })`. */
export interface DrawnNode extends NodeDetails {
  readonly id: string;
  readonly class: NodeClass;
}

export function node(id: string, nodeClass: NodeClass, details: NodeDetails = {}): DrawnNode {
  return { id, class: nodeClass, ...details };
}

/**
 * Builds a plan from nodes and lines: `'start -> greet'`, `'ask.replied -> thank'`. A line without a port leaves by
 * `next`. The node type is the class, so that controls are found by it.
 */
export function drawPlan(
  nodes: readonly DrawnNode[],
  lines: readonly string[],
  onNode?: (id: string) => string,
  settings: Partial<Plan['settings']> = {},
): Plan {
  const indexOf = new Map(nodes.map((drawn, index) => [drawn.id, index]));
  const edges = lines.map((line) => parseLine(line));
  return {
    format: 1,
    hash: 'drawn',
    nodes: nodes.map((drawn) => ({
      id: drawn.id,
      type: onNode?.(drawn.id) ?? drawn.type ?? drawn.class,
      typeVersion: 1,
      class: drawn.class,
      title: drawn.id,
      config: drawn.config ?? {},
      templates: drawn.templates ?? [],
      ports: Object.fromEntries(
        portsOf(drawn).map((port) => [
          port,
          indexesWhere(edges, (edge) => edge.from === drawn.id && edge.port === port),
        ]),
      ),
      firstPort: portsOf(drawn)[0] ?? 'next',
      incoming: indexesWhere(edges, (edge) => edge.to === drawn.id),
      onError: drawn.onError ?? 'fail',
      retry: { attempts: 1, firstDelaySeconds: 1 },
      timeoutSeconds: 10,
      ...structureOf(drawn, indexOf),
    })),
    edges: edges.map((edge) => [indexOf.get(edge.from) ?? -1, indexOf.get(edge.to) ?? -1]),
    triggers: nodes.flatMap((drawn, index) => (drawn.class === 'trigger' ? [index] : [])),
    settings: { timeZone: null, everyRunOnTemporal: false, ...settings },
  };
}

function structureOf(drawn: DrawnNode, indexOf: ReadonlyMap<string, number>): Partial<PlanNode> {
  const { body, localId, join, handler } = drawn;
  return {
    ...(drawn.in !== undefined && { region: indexOf.get(drawn.in) ?? -1 }),
    ...(body !== undefined && { body }),
    ...(localId !== undefined && { localId }),
    ...(join !== undefined && { join }),
    ...(handler !== undefined && { handler }),
    ...(handler === 'compensation' && { of: drawn.of === undefined ? null : (indexOf.get(drawn.of) ?? null) }),
  };
}

/** A for-each over the config's `items`, whose body is behind its port `each`. */
export function each(id: string, details: NodeDetails & { readonly config: JsonObject }): DrawnNode {
  return node(id, 'pure', { type: 'each', ports: ['each', 'done'], body: 'each', ...details });
}

/** Rounds until the config's `more` is no longer true, `limit` at most; the body is behind its port `round`. */
export function repeat(id: string, details: NodeDetails & { readonly config: JsonObject }): DrawnNode {
  return node(id, 'pure', { type: 'repeat', ports: ['round', 'done', 'limit'], body: 'round', ...details });
}

/** An inline sub-workflow that is given the config's `inputs`; its copied trigger is behind its port `call`. */
export function call(id: string, details: NodeDetails = {}): DrawnNode {
  return node(id, 'pure', { type: 'call', ports: ['call', 'done'], body: 'call', ...details });
}

/** A go-to that jumps to `target`, at most the config's `limit` times. */
export function goTo(id: string, target: string, limit: number, details: NodeDetails = {}): DrawnNode {
  return node(id, 'pure', { type: 'goto', ports: ['limit'], config: { target, limit }, ...details });
}

/** A join; of mode `count` it has the port `short` too. */
export function join(id: string, mode: JoinRule['mode'], details: NodeDetails & Partial<JoinRule> = {}): DrawnNode {
  const { count = 1, stopOthers = false, ...rest } = details;
  const ports = mode === 'count' ? ['next', 'short'] : ['next'];
  return node(id, 'pure', { type: 'join', ports, join: { mode, count, stopOthers }, ...rest });
}

/** A goal that a message reaches. */
export function goal(id: string, details: NodeDetails = {}): DrawnNode {
  return node(id, 'handler', { type: 'goal', ports: [], handler: 'goal', ...details });
}

/** What undoes a step, or the whole run; its work is behind its port `next`. */
export function undo(id: string, of?: string): DrawnNode {
  return node(id, 'handler', { type: 'undo', body: 'next', handler: 'compensation', ...(of !== undefined && { of }) });
}

function portsOf(drawn: DrawnNode): readonly string[] {
  const ports = drawn.ports ?? ['next'];
  return drawn.onError === 'port' ? [...ports, 'error'] : ports;
}

interface Line {
  readonly from: string;
  readonly port: string;
  readonly to: string;
}

function parseLine(line: string): Line {
  const [left = '', to = ''] = line.split(' -> ');
  const [from = '', port = 'next'] = left.split('.');
  return { from, port, to };
}

function indexesWhere(edges: readonly Line[], matches: (edge: Line) => boolean): readonly number[] {
  return edges.flatMap((edge, index) => (matches(edge) ? [index] : []));
}
