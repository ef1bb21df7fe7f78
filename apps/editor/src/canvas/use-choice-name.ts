import { useQuery } from '@tanstack/react-query';
import type { OptionSource } from '@flowkeep/node-sdk';
import { queryKeys } from '../api/query-keys.ts';
import { requestList, workspacePath } from '../api/request.ts';
import type { Schema } from '../api/types.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';

/** The name of a pipeline or a stage that is kept by its id; the text itself where it is no id of this workspace. */
export function useChoiceName(source: OptionSource, value: string): string {
  const { workspace } = useWorkspace();
  const names = useQuery({
    queryKey: [...queryKeys.pipelines(workspace.id), 'names'],
    queryFn: async ({ signal }) => {
      const path = workspacePath(workspace.id, '/pipelines');
      const pipelines = await requestList<Schema<'PipelinePageDto'>>(path, { signal });
      return Object.fromEntries(
        pipelines.flatMap(({ stages, ...own }) => [own, ...stages]).map(({ id, name }) => [id, name]),
      );
    },
    staleTime: 30_000,
    enabled: source !== 'whatsapp-templates',
  });
  return names.data?.[value] ?? value;
}
