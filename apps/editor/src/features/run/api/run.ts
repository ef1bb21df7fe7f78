import { useQuery } from '@tanstack/react-query';
import type { JsonObject, RunStatus } from '@flowkeep/contracts';
import { type Graph, type GraphNode, type NodeId, parseGraph } from '@flowkeep/graph';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Narrowed, Schema } from '../../../api/types.ts';

export type RunMessage = Schema<'RunMessageDto'>;

type Step = Narrowed<'StepDto', { output: JsonObject }>;
type InnerStep = Narrowed<'InnerStepDto', { config: JsonObject }>;

/** A run as the API tells it, before its drawing is read. */
type RunAnswer = Narrowed<'RunDto', { steps: readonly Step[]; innerSteps: readonly InnerStep[] }>;

/** A run that another one began. */
export type RunChild = Schema<'RunChildDto'>;

export type RunAction = RunAnswer['operations'][number];

export type Run = Omit<RunAnswer, 'graph' | 'innerSteps'> & {
  readonly graph: Graph;
  /** Steps of called workflows, by their whole id; they stand nowhere on the canvas. */
  readonly inner: Readonly<Record<NodeId, GraphNode>>;
};

const ENDED: ReadonlySet<RunStatus> = new Set(['completed', 'failed', 'cancelled', 'skipped']);

/** How often a running run is asked for when no live event comes, for example behind a proxy that holds them back. */
const FALLBACK_MS = 10_000;

/** A run with everything that is known of it; live events make it fresh. */
export function useRun(workspaceId: string, runId: string) {
  return useQuery({
    queryKey: queryKeys.run(workspaceId, runId),
    queryFn: async ({ signal }): Promise<Run> => {
      const { innerSteps, ...run } = await request<RunAnswer>(path(workspaceId, runId), { signal });
      const inner = Object.fromEntries(innerSteps.map((step) => [step.id, asNode(step)]));
      return { ...run, graph: parseGraph(run.graph), inner };
    },
    refetchInterval: (query) => (query.state.data && hasEnded(query.state.data.status) ? false : FALLBACK_MS),
  });
}

/** A step of a run's story, drawn or not. */
export function nodeOfRun({ graph, inner }: Run, nodeId: NodeId): GraphNode | undefined {
  return graph.nodes[nodeId] ?? inner[nodeId];
}

/** Whether it was cancelled because the workflow lets only the newest run go on. */
export function isReplaced({ status, outcome }: Pick<Run, 'status' | 'outcome'>): boolean {
  return status === 'cancelled' && outcome === 'replaced';
}

export function hasEnded(status: RunStatus): boolean {
  return ENDED.has(status);
}

function asNode(step: InnerStep): GraphNode {
  return { ...step, typeVersion: 1, position: { x: 0, y: 0 } };
}

function path(workspaceId: string, runId: string): string {
  return workspacePath(workspaceId, `/runs/${encodeURIComponent(runId)}`);
}
