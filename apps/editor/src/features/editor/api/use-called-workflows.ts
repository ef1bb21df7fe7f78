import { useQuery } from '@tanstack/react-query';
import type { PublishedWorkflow } from '@flowkeep/graph';
import { queryKeys } from '../../../api/query-keys.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import { calledBy, loadCalledWorkflows } from './called-workflows.ts';

const NONE: ReadonlyMap<string, PublishedWorkflow> = new Map();

/** The live versions of the workflows that the drawing calls, by id; undefined while they load. */
export function useCalledWorkflows(): ReadonlyMap<string, PublishedWorkflow> | undefined {
  const { workspaceId } = useEditor();
  const graph = useGraph();
  const ids = [...new Set(calledBy(graph))].sort();
  const called = useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'workflows'), 'called', ids],
    queryFn: () => loadCalledWorkflows(workspaceId, graph),
    enabled: ids.length > 0,
  });
  return ids.length === 0 ? NONE : called.data;
}
