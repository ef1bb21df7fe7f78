import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, Icon, StateBadge } from '@flowkeep/ui';
import { STATE_OF_RUN } from '../../../page/run-state.tsx';
import { TopBar } from '../../../page/top-bar.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Run } from '../api/run.ts';
import { RunActions } from '../operate/run-actions.tsx';

/** Which run this is, where it stands, the way to the draft and the way to end it. */
export function RunTopBar({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('run');
  const { path } = useWorkspace();
  const draft = path(`/workflows/${run.workflowId}`);
  const waitsFor = (type: string): boolean =>
    run.status === 'waiting' && run.steps.some(({ status, nodeType }) => status === 'waiting' && nodeType === type);
  const waiting = waitsFor('wait.approval') ? 'waitingApproval' : waitsFor('wait.reply') ? 'waitingReply' : run.status;
  const status = run.held ? 'held' : waiting;
  return (
    <TopBar
      crumbs={[
        { label: t('workflows'), to: path('/workflows') },
        { label: run.workflowName, to: draft },
      ]}
      title={t('heading', { id: run.id.slice(-4).toUpperCase() })}
      badge={<StateBadge state={STATE_OF_RUN[run.status]}>{t(`status.${status}`)}</StateBadge>}
      actions={
        <>
          <Link to={draft} className={buttonClass()}>
            <Icon name="pencil" size={14} />
            {t('openDraft')}
          </Link>
          <RunActions run={run} />
        </>
      }
    />
  );
}
