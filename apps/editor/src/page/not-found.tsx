import { buttonClass, EmptyState } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Stands where an address leads nowhere. */
export function NotFound({ headingLevel = 2 }: { readonly headingLevel?: 1 | 2 }): ReactElement {
  const { t } = useTranslation();
  return (
    <EmptyState
      tone="quiet"
      headingLevel={headingLevel}
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
