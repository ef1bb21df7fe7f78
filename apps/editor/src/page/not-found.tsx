import { buttonClass, EmptyState } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Stands where an address leads nowhere. */
export function NotFound(): ReactElement {
  const { t } = useTranslation();
  return (
    <EmptyState
      tone="quiet"
      icon="signpost"
      title={t('error.notFound')}
      text={t('error.notFoundText')}
      actions={
        <Link to="/" className={buttonClass()}>
          {t('error.toWorkflows')}
        </Link>
      }
    />
  );
}
