import { Skeleton } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PageBody } from '../../page/page-body.tsx';
import { TopBar } from '../../page/top-bar.tsx';

export function RunPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <TopBar title={t('nav.runs')} />
      <PageBody>
        <Skeleton label={t('loading')} />
      </PageBody>
    </>
  );
}
