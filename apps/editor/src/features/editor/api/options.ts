import { useQuery } from '@tanstack/react-query';
import type { OptionSource, SelectOption } from '@flowkeep/node-sdk';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, workspacePath } from '../../../api/request.ts';

interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly stages: readonly { readonly id: string; readonly name: string }[];
}

interface MessageTemplate {
  readonly name: string;
  readonly language: string;
  readonly status?: string;
}

type Listed<T> = readonly T[] | { readonly items: readonly T[] };

/** Choices that only the workspace knows. `parent` narrows them: the pipeline of stages. */
export function useOptions(workspaceId: string, source: OptionSource, parent: string | null) {
  return useQuery({
    queryKey: [...keyOf(workspaceId, source), 'options', parent],
    queryFn: ({ signal }) => load(workspaceId, source, parent, signal),
    staleTime: 30_000,
  });
}

async function load(
  workspaceId: string,
  source: OptionSource,
  parent: string | null,
  signal: AbortSignal,
): Promise<readonly SelectOption[]> {
  if (source === 'whatsapp-templates') {
    const templates = await list<MessageTemplate>(workspaceId, '/message-templates', signal);
    return templates.map(({ name, language }) => ({ value: name, label: `${name} (${language})` }));
  }
  const pipelines = await list<Pipeline>(workspaceId, '/pipelines', signal);
  if (source === 'pipelines') return pipelines.map(({ id, name }) => ({ value: id, label: name }));
  const stages = pipelines.find((pipeline) => pipeline.id === parent)?.stages ?? [];
  return stages.map(({ id, name }) => ({ value: id, label: name }));
}

async function list<T>(workspaceId: string, path: string, signal: AbortSignal): Promise<readonly T[]> {
  const answer = await request<Listed<T>>(workspacePath(workspaceId, path), { signal });
  return 'items' in answer ? answer.items : answer;
}

function keyOf(workspaceId: string, source: OptionSource): readonly string[] {
  return source === 'whatsapp-templates' ? [workspaceId, 'message-templates'] : queryKeys.pipelines(workspaceId);
}
