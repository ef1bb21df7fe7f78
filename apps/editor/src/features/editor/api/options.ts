import { useQuery } from '@tanstack/react-query';
import type { OptionSource } from '@flowkeep/node-sdk';
import { choicesQuery } from '../../../workspace/choices.ts';

/** Choices that only the workspace knows. `parent` narrows them: the pipeline of stages. */
export function useOptions(workspaceId: string, source: OptionSource, parent: string | null) {
  return useQuery(choicesQuery(workspaceId, source, parent));
}
