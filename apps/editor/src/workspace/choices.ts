import type { OptionSource, SelectOption } from '@flowkeep/node-sdk';
import { queryKeys } from '../api/query-keys.ts';
import { requestList, workspacePath } from '../api/request.ts';
import type { Schema } from '../api/types.ts';

/** The query of choices that only the workspace knows. `parent` narrows them: the pipeline of stages. */
export function choicesQuery(workspaceId: string, source: OptionSource, parent: string | null) {
  return {
    queryKey: [...keyOf(workspaceId, source), 'options', source, parent] as const,
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => load(workspaceId, source, parent, signal),
    staleTime: 30_000,
  };
}

/** The query of names by id: of pipelines with all their stages, of workflows, of members. */
export function choiceNamesQuery(workspaceId: string, source: OptionSource) {
  return {
    queryKey: [...keyOf(workspaceId, source), 'names', source] as const,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Readonly<Record<string, string>>> => {
      const isPipeline = source === 'pipelines' || source === 'stages';
      const choices = isPipeline
        ? (await loadPipelines(workspaceId, signal)).flatMap(({ stages, ...own }) => [own, ...stages]).map(toChoice)
        : await load(workspaceId, source, null, signal);
      return Object.fromEntries(choices.map(({ value, label }) => [value, label]));
    },
    staleTime: 30_000,
    // A message template is kept by its name, so there is nothing to look up.
    enabled: source !== 'whatsapp-templates',
  };
}

async function load(
  workspaceId: string,
  source: OptionSource,
  parent: string | null,
  signal: AbortSignal,
): Promise<readonly SelectOption[]> {
  const path = (page: string): string => workspacePath(workspaceId, page);
  switch (source) {
    case 'whatsapp-templates': {
      const templates = await requestList<Schema<'MessageTemplatePageDto'>>(path('/message-templates'), { signal });
      return templates.map(({ name, language }) => ({ value: name, label: `${name} (${language})` }));
    }
    case 'workflows': {
      const workflows = await requestList<Schema<'WorkflowPageDto'>>(path('/workflows'), {
        query: { limit: 100 },
        signal,
      });
      return workflows.map(toChoice);
    }
    case 'members': {
      const members = await requestList<Schema<'MemberListDto'>>(path('/members'), { signal });
      return members.map(({ id, name, email }) => ({ value: id, label: name === '' ? email : name }));
    }
    case 'pipelines':
      return (await loadPipelines(workspaceId, signal)).map(toChoice);
    case 'stages': {
      const pipelines = await loadPipelines(workspaceId, signal);
      return (pipelines.find(({ id }) => id === parent)?.stages ?? []).map(toChoice);
    }
  }
}

function loadPipelines(workspaceId: string, signal: AbortSignal): Promise<Schema<'PipelinePageDto'>['items']> {
  return requestList<Schema<'PipelinePageDto'>>(workspacePath(workspaceId, '/pipelines'), { signal });
}

function toChoice({ id, name }: { readonly id: string; readonly name: string }): SelectOption {
  return { value: id, label: name };
}

function keyOf(workspaceId: string, source: OptionSource): readonly string[] {
  switch (source) {
    case 'whatsapp-templates':
      return [workspaceId, 'message-templates'];
    case 'workflows':
      return queryKeys.subject(workspaceId, 'workflows');
    case 'members':
      return queryKeys.members(workspaceId);
    case 'pipelines':
    case 'stages':
      return queryKeys.pipelines(workspaceId);
  }
}
