import { useQuery } from '@tanstack/react-query';
import type { OptionSource } from '@flowkeep/node-sdk';
import { choiceNamesQuery } from '../workspace/choices.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';

/** The name of what is kept by its id: a stage, a workflow, a member; the text itself where it is no id of this workspace. */
export function useChoiceName(source: OptionSource, value: string): string {
  const { workspace } = useWorkspace();
  const names = useQuery(choiceNamesQuery(workspace.id, source));
  return names.data?.[value] ?? value;
}
