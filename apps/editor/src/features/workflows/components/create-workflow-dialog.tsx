import { FormDialog, Notice, TextField } from '@flowkeep/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queryKeys } from '../../../api/query-keys.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { createWorkflow } from '../api/create-workflow.ts';
import { listTemplates } from '../api/list-templates.ts';
import { StartChoice } from './start-choice.tsx';

interface CreateWorkflowDialogProps {
  /** Id of the template that is chosen at first; null for an empty canvas. */
  readonly template: string | null;
  readonly onClose: () => void;
}

/** Asks for a name and for what to begin with, then opens the canvas. */
export function CreateWorkflowDialog({ template: first, onClose }: CreateWorkflowDialogProps): ReactElement {
  const { t } = useTranslation(['workflows', 'common']);
  const { workspace, path } = useWorkspace();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [template, setTemplate] = useState(first);
  const [typedName, setName] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const templates = useQuery({
    queryKey: queryKeys.templates(workspace.id),
    queryFn: ({ signal }) => listTemplates(workspace.id, signal),
  });
  // Until the reader writes a name, the template's own stands there.
  const name = typedName ?? templates.data?.find(({ id }) => id === template)?.name ?? '';
  const mutation = useMutation({
    mutationFn: () => createWorkflow(workspace.id, { name: name.trim(), ...(template === null ? {} : { template }) }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: queryKeys.subject(workspace.id, 'workflows') });
      void navigate(path(`/workflows/${id}`));
    },
  });
  const missing = name.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (!missing) mutation.mutate();
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t('dialog.title')}
      submitLabel={t('dialog.create')}
      cancelLabel={t('common:cancel')}
      closeLabel={t('common:close')}
      busy={mutation.isPending}
      onSubmit={submit}
    >
      {mutation.error !== null && <Notice tone="bad">{mutation.error.message}</Notice>}
      <TextField
        label={t('dialog.name')}
        placeholder={t('dialog.namePlaceholder')}
        value={name}
        onChange={setName}
        maxLength={120}
        autoFocus
        error={tried && missing ? t('dialog.fillName') : undefined}
      />
      <StartChoice templates={templates.data ?? []} value={template} onChange={setTemplate} />
    </FormDialog>
  );
}
