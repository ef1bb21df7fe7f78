import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { NoPermission } from '../../page/no-permission.tsx';
import { PageBody } from '../../page/page-body.tsx';
import { SectionNav } from '../../page/section-nav.tsx';
import { TopBar } from '../../page/top-bar.tsx';
import { useWorkspace } from '../../workspace/workspace-context.ts';

/** Questions that runs put to the team: those that wait for an answer, and those that have one. */
export function ApprovalsPage(): ReactElement {
  const { t } = useTranslation('approvals');
  const { path, can } = useWorkspace();
  return (
    <>
      <TopBar title={t('title')} />
      <PageBody>
        <SectionNav
          label={t('sections')}
          sections={[
            { to: path('/approvals/open'), label: t('open') },
            { to: path('/approvals/answered'), label: t('answered') },
          ]}
        />
        {can('approvals.read') ? <Outlet /> : <NoPermission />}
      </PageBody>
    </>
  );
}
