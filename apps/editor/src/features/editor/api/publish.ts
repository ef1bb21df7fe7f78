import { useQuery } from '@tanstack/react-query';
import type { NodeId, Problem } from '@flowkeep/graph';
import { ApiError } from '../../../api/api-error.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** How many runs stand at a step of a version. */
export type StandingRuns = Schema<'WaitingNodeDto'>;

/** Runs that cannot go on with the new version, and why. */
type StuckRuns = Schema<'StuckDto'>;

/** What becomes of runs that are under way. */
export type RunsChoice = Schema<'PublishRunsDto'>;

/** A saved simulation and what came of it. */
export type SimulationVerdict = Schema<'SimulationVerdictDto'>;

/** The version to be: what is drawn, or an old version once more. */
export type MoveTarget =
  { readonly kind: 'draft'; readonly revision: number } | { readonly kind: 'version'; readonly number: number };

export type PublishOutcome =
  | { readonly kind: 'published'; readonly version: number; readonly stuck: readonly StuckRuns[] }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'simulations'; readonly verdicts: readonly SimulationVerdict[] }
  | { readonly kind: 'moved' };

/** Makes the draft's revision the live version, if it still is the draft's revision and nothing stands in the way. */
export function publish(workspaceId: string, workflowId: string, body: Schema<'PublishDto'>): Promise<PublishOutcome> {
  return ask(path(workspaceId, workflowId, '/publish'), body);
}

/** Makes the drawing of an old version live again, as a new version; the draft becomes it too. */
export function publishAgain(
  workspaceId: string,
  workflowId: string,
  number: number,
  body: Schema<'PublishVersionDto'>,
): Promise<PublishOutcome> {
  return ask(path(workspaceId, workflowId, `/versions/${number}/publish`), body);
}

async function ask(address: string, body: Schema<'PublishVersionDto'>): Promise<PublishOutcome> {
  try {
    const answer = await request<Schema<'PublishedDto'>>(address, { method: 'POST', body });
    return { kind: 'published', version: answer.version, stuck: answer.stuck };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refusalOf(error);
  }
}

function refusalOf(error: ApiError): PublishOutcome {
  const { problems, simulations, details } = error.body as {
    readonly problems?: readonly Problem[];
    readonly simulations?: readonly SimulationVerdict[];
    readonly details?: { readonly revision?: number };
  };
  // Another conflict is none of the draft: what went wrong is said in the server's words.
  if (error.code === 'conflict' && details?.revision !== undefined) return { kind: 'moved' };
  if (error.code === 'simulation-failed') return { kind: 'simulations', verdicts: simulations ?? [] };
  if (error.code !== 'invalid-graph') throw error;
  return { kind: 'problems', problems: problems ?? [] };
}

/** How many runs are under way, and at which steps they stand. */
export function useStandingRuns(workspaceId: string, workflowId: string) {
  return useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'runs'), 'standing', workflowId],
    queryFn: ({ signal }) => request<Schema<'WaitingDto'>>(path(workspaceId, workflowId, '/waiting'), { signal }),
  });
}

/** What would become of the runs if they were moved to the version to be. */
export function useMoveCheck(
  workspaceId: string,
  workflowId: string,
  to: MoveTarget,
  mapping: Readonly<Record<NodeId, NodeId>>,
) {
  return useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'runs'), 'move-check', workflowId, to, mapping],
    queryFn: ({ signal }) =>
      request<Schema<'MoveCheckResultDto'>>(path(workspaceId, workflowId, '/move-check'), {
        method: 'POST',
        body: { mapping, ...(to.kind === 'version' ? { version: to.number } : {}) },
        signal,
      }),
  });
}

function path(workspaceId: string, workflowId: string, rest: string): string {
  return workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}${rest}`);
}
