import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Graph, GraphContext } from '@flowkeep/graph';
import { queryKeys } from '../../../api/query-keys.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import { contextOf, type KnownWorkflows, loadNamedWorkflows, namedBy } from './called-workflows.ts';

const NONE: KnownWorkflows = new Map();

interface Drawing {
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly graph: Graph;
}

/** What the drawing may know of the workflows that it names; undefined while they load. */
export function useGraphContext({ workspaceId, workflowId, graph }: Drawing): GraphContext | undefined {
  const ids = [...new Set(namedBy(graph))].sort();
  const named = useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'workflows'), 'named', ids],
    queryFn: () => loadNamedWorkflows(workspaceId, graph),
    enabled: ids.length > 0,
  });
  const known = ids.length === 0 ? NONE : named.data;
  return useMemo(() => known && contextOf(workflowId, known), [workflowId, known]);
}

/** The same for the drawing that is being edited. */
export function useCalledWorkflows(): GraphContext | undefined {
  const { workspaceId, workflowId } = useEditor();
  return useGraphContext({ workspaceId, workflowId, graph: useGraph() });
}
