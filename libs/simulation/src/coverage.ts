import type { StepReport } from '@flowkeep/contracts';
import type { Graph, Plan, PlanNode } from '@flowkeep/graph';
import { edgeNames } from './plan-edges.ts';

/** What one or several simulations have been through. */
export interface Coverage {
  /**
   * Visits by node id; a node that was not visited has none. Steps of an inline sub-workflow are named `call/step`, and
   * are not among {@link ofNodes}.
   */
  readonly nodes: Readonly<Record<string, number>>;
  /** How often each line was taken, by the id of the line. */
  readonly edges: Readonly<Record<string, number>>;
  readonly ofNodes: number;
  readonly ofEdges: number;
}

/** Counts while a run goes on. A step counts once, a line each time the run leaves by it. */
export class CoverageCounter {
  private readonly nodes: Record<string, number> = {};
  private readonly edges: Record<string, number> = {};
  private readonly begun = new Set<string>();
  private readonly left = new Set<string>();
  private readonly names: readonly string[];
  private readonly byId: ReadonlyMap<string, PlanNode>;

  constructor(
    private readonly plan: Plan,
    graph?: Graph,
  ) {
    this.names = edgeNames(plan, graph);
    this.byId = new Map(plan.nodes.map((node) => [node.id, node]));
  }

  count(report: StepReport): void {
    const node = this.byId.get(report.nodeId);
    // A goal lies in wait all the time; it counts when it is reached.
    if (report.visit === 0 || node === undefined || (node.handler === 'goal' && report.status !== 'done')) return;
    if (!this.begun.has(report.key)) {
      this.begun.add(report.key);
      this.nodes[report.nodeId] = (this.nodes[report.nodeId] ?? 0) + 1;
      for (const edge of this.bodyEdgesTo(node)) this.take(edge);
    }
    if (report.port !== null) this.leave(node, report, report.ports ?? [report.port]);
  }

  coverage(): Coverage {
    return {
      nodes: this.nodes,
      edges: this.edges,
      ofNodes: drawn(this.plan).length,
      ofEdges: this.plan.edges.filter((_, edge) => isDrawn(this.plan, edge)).length,
    };
  }

  /** No step leaves by a line into a body: it is taken when a round begins with its target. */
  private bodyEdgesTo(node: PlanNode): readonly number[] {
    const owner = node.region === undefined ? undefined : this.plan.nodes[node.region];
    const begins = owner?.ports[owner.body ?? ''] ?? [];
    return node.incoming.filter((edge) => begins.includes(edge));
  }

  private leave(node: PlanNode, report: StepReport, ports: readonly string[]): void {
    for (const port of ports) {
      const left = `${report.key} ${port}`;
      if (this.left.has(left)) continue;
      this.left.add(left);
      for (const edge of node.ports[port] ?? []) this.take(edge);
    }
  }

  private take(edge: number): void {
    const name = this.names[edge] ?? '';
    this.edges[name] = (this.edges[name] ?? 0) + 1;
  }
}

/** The sum of what several simulations of one plan have been through. */
export function mergeCoverage(coverages: readonly Coverage[]): Coverage {
  const sum = (records: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
    const total: Record<string, number> = {};
    for (const record of records)
      for (const [id, times] of Object.entries(record)) total[id] = (total[id] ?? 0) + times;
    return total;
  };
  return {
    nodes: sum(coverages.map(({ nodes }) => nodes)),
    edges: sum(coverages.map(({ edges }) => edges)),
    ofNodes: Math.max(0, ...coverages.map(({ ofNodes }) => ofNodes)),
    ofEdges: Math.max(0, ...coverages.map(({ ofEdges }) => ofEdges)),
  };
}

/** Nodes and lines of a drawing that no simulation has been through. */
export function uncovered(
  plan: Plan,
  coverage: Coverage,
  graph?: Graph,
): { readonly nodes: readonly string[]; readonly edges: readonly string[] } {
  return {
    nodes: drawn(plan).flatMap(({ id }) => (coverage.nodes[id] === undefined ? [id] : [])),
    edges: edgeNames(plan, graph).filter((name, edge) => isDrawn(plan, edge) && coverage.edges[name] === undefined),
  };
}

function drawn(plan: Plan): readonly PlanNode[] {
  return plan.nodes.filter(({ localId }) => localId === undefined);
}

/** Lines of an inline sub-workflow are copies. */
function isDrawn(plan: Plan, edge: number): boolean {
  return plan.nodes[plan.edges[edge]?.[1] ?? -1]?.localId === undefined;
}
