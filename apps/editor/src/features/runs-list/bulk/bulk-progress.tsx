import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Icon, Progress, RelativeTime, useNow } from '@flowkeep/ui';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { type BulkOperation, useBulkOperations, useStopBulk } from '../api/bulk.ts';
import styles from './bulk.module.css';

/** How long an order stays in sight after its end. */
const RECENT_MS = 2 * 60_000;

const ENDED_ICONS = { done: 'circle-check', failed: 'circle-alert', cancelled: 'circle-stop' } as const;

interface BulkProgressProps {
  /** Only what is about this workflow, or about all; null for every order. */
  readonly workflowId: string | null;
}

/** Orders to many runs that go on now or have just ended. */
export function BulkProgress({ workflowId }: BulkProgressProps): ReactElement | null {
  const { t } = useTranslation('runsList');
  const { workspace } = useWorkspace();
  const now = useNow(30_000);
  const shown = useBulkOperations(workspace.id).filter(
    ({ endedAt, filter }) =>
      (endedAt === null || now - Date.parse(endedAt) < RECENT_MS) &&
      (workflowId === null || filter.workflowId === undefined || filter.workflowId === workflowId),
  );
  if (shown.length === 0) return null;
  return (
    <ul className={styles['operations']} aria-label={t('bulk.operations')}>
      {shown.map((operation) => (
        <li key={operation.id}>
          <Operation operation={operation} />
        </li>
      ))}
    </ul>
  );
}

function Operation({ operation }: { readonly operation: BulkOperation }): ReactElement {
  const { t } = useTranslation('runsList');
  const { workspace, can } = useWorkspace();
  const fail = useFailureToast();
  const stop = useStopBulk(workspace.id);
  const { id, action, status, total, done, refused, broken, error, createdAt } = operation;
  const handled = done + refused + broken;
  const words = t('bulk.handled', { done: String(handled), total: String(total) });
  const left = refused > 0 ? ` ${t('bulk.refused', { count: refused })}` : '';
  if (status !== 'running') {
    return (
      <p className={styles['ended']} role="status">
        <Icon name={ENDED_ICONS[status]} size={16} />
        <span>
          {t(`bulk.ended.${action}`, { count: done })}
          {left} {status === 'cancelled' && t('bulk.stopped')} {error}
        </span>
        <RelativeTime at={createdAt} />
      </p>
    );
  }
  return (
    <div className={styles['running']}>
      <Progress label={t(`bulk.now.${action}`)} done={handled} total={total}>
        {t(`bulk.now.${action}`)}: {words}.{left}
      </Progress>
      {can('runs.operate') && (
        <Button size="small" busy={stop.isPending} onClick={() => stop.mutate(id, { onError: fail })}>
          {t('bulk.stop')}
        </Button>
      )}
    </div>
  );
}
