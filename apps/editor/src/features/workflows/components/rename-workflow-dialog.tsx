import { FormDialog, TextField, useToast } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { renameWorkflow } from '../api/rename-workflow.ts';
import type { WorkflowSummary } from '../api/workflow-summary.ts';

interface RenameWorkflowDialogProps {
  readonly workflow: WorkflowSummary;
  readonly onClose: () => void;
}

export function RenameWorkflowDialog({ workflow, onClose }: RenameWorkflowDialogProps): ReactElement {
  const { t } = useTranslation(['workflows', 'common']);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const [name, setName] = useState(workflow.name);
  const [tried, setTried] = useState(false);
  const missing = name.trim() === '';
  const mutation = useMutation({
    mutationFn: () => renameWorkflow(workspace.id, workflow.id, name.trim()),
    onSuccess: () => {
      toast({ tone: 'good', title: t('renamed', { name: name.trim() }) });
      void client.invalidateQueries({ queryKey: queryKeys.subject(workspace.id, 'workflows') });
      onClose();
    },
    onError: tellFailure,
  });
  const submit = (): void => {
    setTried(true);
    if (!missing) mutation.mutate();
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t('renameTitle')}
      submitLabel={t('rename')}
      cancelLabel={t('common:cancel')}
      closeLabel={t('common:close')}
      busy={mutation.isPending}
      onSubmit={submit}
    >
      <TextField
        label={t('dialog.name')}
        value={name}
        onChange={setName}
        maxLength={120}
        autoFocus
        error={tried && missing ? t('dialog.fillName') : undefined}
      />
    </FormDialog>
  );
}
