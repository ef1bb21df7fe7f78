import type { JsonObject } from '@flowkeep/contracts';
import type { NodeClass, OnError, Plan, PlanNode } from '@flowkeep/graph';

interface NodeDetails {
  readonly config?: JsonObject;
  readonly templates?: PlanNode['templates'];
  readonly ports?: readonly string[];
  readonly onError?: OnError;
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
export function drawPlan(nodes: readonly DrawnNode[], lines: readonly string[], onNode?: (id: string) => string): Plan {
  const indexOf = new Map(nodes.map((drawn, index) => [drawn.id, index]));
  const edges = lines.map((line) => parseLine(line));
  return {
    format: 1,
    hash: 'drawn',
    nodes: nodes.map((drawn) => ({
      id: drawn.id,
      type: onNode?.(drawn.id) ?? drawn.class,
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
    })),
    edges: edges.map((edge) => [indexOf.get(edge.from) ?? -1, indexOf.get(edge.to) ?? -1]),
    triggers: nodes.flatMap((drawn, index) => (drawn.class === 'trigger' ? [index] : [])),
    settings: { timeZone: null, everyRunOnTemporal: false },
  };
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
