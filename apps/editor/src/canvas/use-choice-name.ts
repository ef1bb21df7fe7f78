import { useQuery } from '@tanstack/react-query';
import type { OptionSource } from '@flowkeep/node-sdk';
import { queryKeys } from '../api/query-keys.ts';
import { request, workspacePath } from '../api/request.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Pipeline extends Named {
  readonly stages: readonly Named[];
}

type Listed<T> = readonly T[] | { readonly items: readonly T[] };

/** The name of a pipeline or a stage that is kept by its id; the text itself where it is no id of this workspace. */
export function useChoiceName(source: OptionSource, value: string): string {
  const { workspace } = useWorkspace();
  const names = useQuery({
    queryKey: [...queryKeys.pipelines(workspace.id), 'names'],
    queryFn: async ({ signal }) => {
      const answer = await request<Listed<Pipeline>>(workspacePath(workspace.id, '/pipelines'), { signal });
      const pipelines = 'items' in answer ? answer.items : answer;
      return Object.fromEntries(
        pipelines.flatMap(({ stages, ...own }) => [own, ...stages]).map(({ id, name }) => [id, name]),
      );
    },
    staleTime: 30_000,
    enabled: source !== 'whatsapp-templates',
  });
  return names.data?.[value] ?? value;
}
