import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { NoPermission } from '../../page/no-permission.tsx';
import { PageBody } from '../../page/page-body.tsx';
import { SectionNav } from '../../page/section-nav.tsx';
import { TopBar } from '../../page/top-bar.tsx';
import { useWorkspace } from '../../workspace/workspace-context.ts';

export function PrivacyPage(): ReactElement {
  const { t } = useTranslation('privacy');
  const { path, can } = useWorkspace();
  return (
    <>
      <TopBar title={t('title')} />
      <PageBody>
        <SectionNav
          label={t('sections')}
          sections={[
            { to: path('/privacy/retention'), label: t('retention.tab') },
            { to: path('/privacy/requests'), label: t('requests.tab') },
          ]}
        />
        {can('privacy.read') ? <Outlet /> : <NoPermission />}
      </PageBody>
    </>
  );
}
