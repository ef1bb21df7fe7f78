import { Button, EmptyState } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import { NoPermission } from './no-permission.tsx';
import { NotFound } from './not-found.tsx';
import styles from './page-body.module.css';

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What stands where content could not be shown: what happened, and what to do. */
export function ErrorState({ error, onRetry }: ErrorStateProps): ReactElement {
  const { t } = useTranslation();
  const problem = error instanceof ApiError ? error : null;
  if (problem?.code === 'forbidden') return <NoPermission />;
  if (problem?.code === 'not-found') return <NotFound />;
  return (
    <EmptyState
      tone="bad"
      icon={problem?.code === 'unreachable' ? 'wifi-off' : 'circle-alert'}
      title={t('error.title')}
      text={
        <>
          {problem?.detail ?? t('error.unreachable')}
          {typeof problem?.requestId === 'string' && (
            <>
              <br />
              <span className={styles['error']}>{t('error.reference', { id: problem.requestId })}</span>
            </>
          )}
        </>
      }
      actions={
        onRetry !== undefined && (
          <Button icon="refresh-cw" onClick={onRetry}>
            {t('tryAgain')}
          </Button>
        )
      }
    />
  );
}
