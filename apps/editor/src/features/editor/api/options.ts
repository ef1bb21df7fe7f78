import { useQuery } from '@tanstack/react-query';
import type { OptionSource, SelectOption } from '@flowkeep/node-sdk';
import { queryKeys } from '../../../api/query-keys.ts';
import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

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
    const path = workspacePath(workspaceId, '/message-templates');
    const templates = await requestList<Schema<'MessageTemplatePageDto'>>(path, { signal });
    return templates.map(({ name, language }) => ({ value: name, label: `${name} (${language})` }));
  }
  const path = workspacePath(workspaceId, '/pipelines');
  const pipelines = await requestList<Schema<'PipelinePageDto'>>(path, { signal });
  if (source === 'pipelines') return pipelines.map(({ id, name }) => ({ value: id, label: name }));
  const stages = pipelines.find((pipeline) => pipeline.id === parent)?.stages ?? [];
  return stages.map(({ id, name }) => ({ value: id, label: name }));
}

function keyOf(workspaceId: string, source: OptionSource): readonly string[] {
  return source === 'whatsapp-templates' ? [workspaceId, 'message-templates'] : queryKeys.pipelines(workspaceId);
}
