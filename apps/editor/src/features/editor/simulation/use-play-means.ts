import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { queryKeys } from '../../../api/query-keys.ts';
import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import { useCalledWorkflows } from '../api/use-called-workflows.ts';
import { useEditor } from '../editor-context.ts';
import type { PlayMeans } from './play.ts';

/** What a simulation needs besides the drawing: called workflows, the words of templates and the pipelines. Null while they load. */
export function usePlayMeans(): Omit<PlayMeans, 'graph'> | null {
  const { workspaceId } = useEditor();
  const context = useCalledWorkflows();
  const templates = useQuery({
    queryKey: [workspaceId, 'message-templates', 'bodies'],
    queryFn: ({ signal }) =>
      requestList<Schema<'MessageTemplatePageDto'>>(workspacePath(workspaceId, '/message-templates'), { signal }),
    staleTime: 30_000,
  }).data;
  const pipelines = useQuery({
    queryKey: [...queryKeys.pipelines(workspaceId), 'simulated'],
    queryFn: ({ signal }) =>
      requestList<Schema<'PipelinePageDto'>>(workspacePath(workspaceId, '/pipelines'), { signal }),
    staleTime: 30_000,
  }).data;
  const templateText = useCallback(
    (name: string, language: string) => {
      const sameName = templates?.filter((template) => template.name === name) ?? [];
      return (sameName.find((template) => template.language === language) ?? sameName[0])?.body ?? null;
    },
    [templates],
  );
  return useMemo(
    () => (templates && context && pipelines ? { context, templateText, pipelines } : null),
    [templates, context, templateText, pipelines],
  );
}
