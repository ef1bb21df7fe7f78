import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '@flowkeep/ui';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { isReplaced, type Run } from '../api/run.ts';
import styles from '../components/run.module.css';

/** What must be known of a run before its story: why it stands still, did not begin, or is a part of another. */
export function RunNotices({ run }: { readonly run: Run }): ReactElement | null {
  const { t } = useTranslation('run');
  const { path } = useWorkspace();
  const goal = run.outcome === null ? undefined : run.graph.nodes[run.outcome];
  const notices = [
    ...run.pendingOrders.map(({ action, at }) => (
      <Notice key={at} tone="info">
        {t(`order.${action}.pending`)}
      </Notice>
    )),
    run.refusedOrder !== null && (
      <Notice key="refused" tone="warn">
        {run.refusedOrder}
      </Notice>
    ),
    run.status === 'paused' && (
      <Notice key="paused" tone="warn">
        {t('notice.paused')}
      </Notice>
    ),
    run.held && (
      <Notice key="held" tone="info">
        {t('notice.held')}
      </Notice>
    ),
    run.status === 'skipped' && (
      <Notice key="skipped" tone="info">
        {run.skippedReason ?? t('notice.skipped')}
      </Notice>
    ),
    isReplaced(run) && (
      <Notice key="replaced" tone="info">
        {t('notice.replaced')}
      </Notice>
    ),
    goal && (
      <Notice key="goal" tone="good">
        {t('notice.goal', { title: goal.title })}
      </Notice>
    ),
    run.parentRunId !== null && (
      <Notice key="parent" tone="info">
        <Link to={path(`/runs/${run.parentRunId}`)}>{t('notice.parent')}</Link>
      </Notice>
    ),
  ].filter(Boolean);
  return notices.length === 0 ? null : <div className={styles['notices']}>{notices}</div>;
}
