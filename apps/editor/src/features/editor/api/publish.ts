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

export type PublishOutcome =
  | { readonly kind: 'published'; readonly version: number; readonly stuck: readonly StuckRuns[] }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'simulations'; readonly verdicts: readonly SimulationVerdict[] }
  | { readonly kind: 'moved' };

/** Makes the draft's revision the live version, if it still is the draft's revision and nothing stands in the way. */
export async function publish(
  workspaceId: string,
  workflowId: string,
  body: Schema<'PublishDto'>,
): Promise<PublishOutcome> {
  try {
    const answer = await request<Schema<'PublishedDto'>>(path(workspaceId, workflowId, '/publish'), {
      method: 'POST',
      body,
    });
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

/** What would become of the runs if they were moved to the draft. */
export function useMoveCheck(
  workspaceId: string,
  workflowId: string,
  revision: number,
  mapping: Readonly<Record<NodeId, NodeId>> | null,
) {
  return useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'runs'), 'move-check', workflowId, revision, mapping],
    queryFn: ({ signal }) =>
      request<Schema<'MoveCheckResultDto'>>(path(workspaceId, workflowId, '/move-check'), {
        method: 'POST',
        body: { mapping: mapping ?? {} },
        signal,
      }),
    enabled: mapping !== null,
  });
}

/** Makes the drawing of an old version live again, as a new version; the draft becomes it too. */
export function publishAgain(workspaceId: string, workflowId: string, number: number): Promise<Schema<'PublishedDto'>> {
  return request(path(workspaceId, workflowId, `/versions/${number}/publish`), { method: 'POST', body: {} });
}

function path(workspaceId: string, workflowId: string, rest: string): string {
  return workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}${rest}`);
}
