import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button, buttonClass, ConfirmDialog, Icon, StateBadge, useToast } from '@flowkeep/ui';
import { STATE_OF_RUN } from '../../../page/run-state.tsx';
import { TopBar } from '../../../page/top-bar.tsx';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { hasEnded, type Run, useCancelRun } from '../api/run.ts';

/** Which run this is, where it stands, the way to the draft and the way to end it. */
export function RunTopBar({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('run');
  const { path, can } = useWorkspace();
  const draft = path(`/workflows/${run.workflowId}`);
  const waitsForReply = run.steps.some((step) => step.status === 'waiting' && step.nodeType === 'wait.reply');
  const status = run.status === 'waiting' && waitsForReply ? 'waitingReply' : run.status;
  return (
    <TopBar
      crumbs={[
        { label: t('workflows'), to: path('/workflows') },
        { label: run.workflowName, to: draft },
      ]}
      title={t('heading', { id: run.id.slice(0, 4).toUpperCase() })}
      badge={<StateBadge state={STATE_OF_RUN[run.status]}>{t(`status.${status}`)}</StateBadge>}
      actions={
        <>
          <Link to={draft} className={buttonClass()}>
            <Icon name="pencil" size={14} />
            {t('openDraft')}
          </Link>
          {!hasEnded(run.status) && can('runs.operate') && <CancelButton run={run} />}
        </>
      }
    />
  );
}

function CancelButton({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('run');
  const { workspace } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const toast = useToast();
  const fail = useFailureToast();
  const cancel = useCancelRun(workspace.id, run.id);
  const confirm = (): void =>
    cancel.mutate(undefined, {
      onSuccess: () => {
        setAsking(false);
        toast({ tone: 'info', title: t('cancel.done') });
      },
      onError: fail,
    });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('cancel.button')}</Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('cancel.title')}
        text={t('cancel.text')}
        confirmLabel={t('cancel.confirm')}
        cancelLabel={t('cancel.keep')}
        danger
        busy={cancel.isPending}
        onConfirm={confirm}
      />
    </>
  );
}
