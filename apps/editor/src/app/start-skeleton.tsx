import { Skeleton } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Stands while the first code and the session are on their way. */
export function StartSkeleton(): ReactElement {
  const { t } = useTranslation();
  return <Skeleton lines={3} label={t('loading')} />;
}
