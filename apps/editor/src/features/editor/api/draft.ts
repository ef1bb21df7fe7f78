import { type Graph, type Operation, parseGraph } from '@flowkeep/graph';
import { ApiError } from '../../../api/api-error.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Narrowed, Schema } from '../../../api/types.ts';
import type { SaveOutcome } from '../document/saver.ts';

export type Draft = Narrowed<'DraftDto', { graph: Graph }>;

type DraftOperations = Narrowed<'DraftOperationsDto', { operations: readonly Operation[] }>;

/** Loads the draft of a workflow. */
export async function loadDraft(workspaceId: string, workflowId: string): Promise<Draft> {
  const answer = await request<Schema<'DraftDto'>>(draftPath(workspaceId, workflowId));
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
    const body: DraftOperations = { baseRevision, operations };
    const path = `${draftPath(workspaceId, workflowId)}/operations`;
    const answer = await request<Schema<'DraftRevisionDto'>>(path, { method: 'POST', body });
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
