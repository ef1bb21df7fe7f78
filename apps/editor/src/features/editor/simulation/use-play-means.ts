import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { PublishedWorkflow } from '@flowkeep/graph';
import { queryKeys } from '../../../api/query-keys.ts';
import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import { calledBy, loadCalledWorkflows } from '../api/called-workflows.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import type { PlayMeans } from './play.ts';

const NONE: ReadonlyMap<string, PublishedWorkflow> = new Map();

/** What a simulation needs besides the drawing: called workflows and the words of templates. Null while they load. */
export function usePlayMeans(): Omit<PlayMeans, 'graph'> | null {
  const { workspaceId } = useEditor();
  const graph = useGraph();
  const ids = [...new Set(calledBy(graph))].sort();
  const called = useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'workflows'), 'called', ids],
    queryFn: () => loadCalledWorkflows(workspaceId, graph),
    enabled: ids.length > 0,
  });
  const templates = useQuery({
    queryKey: [workspaceId, 'message-templates', 'bodies'],
    queryFn: ({ signal }) =>
      requestList<Schema<'MessageTemplatePageDto'>>(workspacePath(workspaceId, '/message-templates'), { signal }),
    staleTime: 30_000,
  }).data;
  const templateText = useCallback(
    (name: string, language: string) => {
      const sameName = templates?.filter((template) => template.name === name) ?? [];
      return (sameName.find((template) => template.language === language) ?? sameName[0])?.body ?? null;
    },
    [templates],
  );
  const workflows = ids.length === 0 ? NONE : called.data;
  return useMemo(
    () => (templates && workflows ? { called: workflows, templateText } : null),
    [templates, workflows, templateText],
  );
}
