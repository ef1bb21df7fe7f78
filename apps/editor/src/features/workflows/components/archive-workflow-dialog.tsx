import { ConfirmDialog, useToast } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { archiveWorkflow } from '../api/archive-workflow.ts';
import type { WorkflowSummary } from '../api/workflow-summary.ts';

interface ArchiveWorkflowDialogProps {
  readonly workflow: WorkflowSummary;
  readonly onClose: () => void;
}

export function ArchiveWorkflowDialog({ workflow, onClose }: ArchiveWorkflowDialogProps): ReactElement {
  const { t } = useTranslation(['workflows', 'common']);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const { name } = workflow;
  const mutation = useMutation({
    mutationFn: () => archiveWorkflow(workspace.id, workflow.id),
    onSuccess: () => {
      toast({ tone: 'good', title: t('archived', { name }) });
      void client.invalidateQueries({ queryKey: queryKeys.subject(workspace.id, 'workflows') });
      onClose();
    },
    onError: tellFailure,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('archiveTitle', { name })}
      text={t('archiveText')}
      confirmLabel={t('archive')}
      cancelLabel={t('common:cancel')}
      danger
      busy={mutation.isPending}
      onConfirm={() => mutation.mutate()}
    />
  );
}
