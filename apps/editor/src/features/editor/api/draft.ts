import { type Graph, type Operation, parseGraph } from '@flowkeep/graph';
import { ApiError } from '../../../api/api-error.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { SaveOutcome } from '../document/saver.ts';

export interface Draft {
  readonly graph: Graph;
  readonly revision: number;
  /** The revision that the live version was made from; null when nothing is published. */
  readonly publishedRevision: number | null;
  readonly liveVersion: number | null;
}

/** Loads the draft of a workflow. */
export async function loadDraft(workspaceId: string, workflowId: string): Promise<Draft> {
  const answer = await request<Draft>(draftPath(workspaceId, workflowId));
  return { ...answer, graph: parseGraph(answer.graph) };
}

/** Saves changes on top of a revision. Refusals are outcomes, not errors: the saver decides what follows. */
export async function saveOperations(
  workspaceId: string,
  workflowId: string,
  baseRevision: number,
  operations: readonly Operation[],
): Promise<SaveOutcome> {
  try {
    const answer = await request<{ readonly revision: number }>(`${draftPath(workspaceId, workflowId)}/operations`, {
      method: 'POST',
      body: { baseRevision, operations },
    });
    return { kind: 'saved', revision: answer.revision };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return outcomeOf(error);
  }
}

function outcomeOf(error: ApiError): SaveOutcome {
  if (error.code === 'conflict') return { kind: 'conflict' };
  const isPassing = error.code === 'unreachable' || error.status >= 500 || error.status === 429;
  return isPassing ? { kind: 'offline' } : { kind: 'refused', message: error.detail };
}

function draftPath(workspaceId: string, workflowId: string): string {
  return workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}/draft`);
}
