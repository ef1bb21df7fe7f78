import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog, useToast } from '@flowkeep/ui';
import { useFailureToast } from '../page/use-failure-toast.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';
import { usePauseWorkflow } from './pause-workflow.ts';

interface PauseWorkflowDialogProps {
  readonly workflow: { readonly id: string; readonly name: string; readonly pausedAt: string | null };
  readonly onClose: () => void;
}

/** Asks before a whole workflow stands still, or goes on. */
export function PauseWorkflowDialog({ workflow, onClose }: PauseWorkflowDialogProps): ReactElement {
  const { t } = useTranslation(['workflows', 'common']);
  const { workspace } = useWorkspace();
  const toast = useToast();
  const fail = useFailureToast();
  const { id, name, pausedAt } = workflow;
  const pause = usePauseWorkflow(workspace.id, id);
  const action = pausedAt === null ? 'pause' : 'resume';
  const confirm = (): void =>
    pause.mutate(action, {
      onSuccess: () => {
        toast({ tone: 'good', title: t(`${action}.done`, { name }) });
        onClose();
      },
      onError: fail,
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t(`${action}.title`, { name })}
      text={t(`${action}.text`)}
      confirmLabel={t(`${action}.button`)}
      cancelLabel={t('common:cancel')}
      busy={pause.isPending}
      onConfirm={confirm}
    />
  );
}
