import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { PageBody } from '../../page/page-body.tsx';
import { SectionNav } from '../../page/section-nav.tsx';
import { TopBar } from '../../page/top-bar.tsx';
import { useWorkspace } from '../../workspace/workspace-context.ts';

/** The frame of all settings; each section has an address of its own. */
export function SettingsPage(): ReactElement {
  const { t } = useTranslation('settings');
  const { path, can } = useWorkspace();
  return (
    <>
      <TopBar title={t('title')} />
      <PageBody>
        <SectionNav
          label={t('sections')}
          sections={[
            { to: path('/settings/connections'), label: t('connections') },
            { to: path('/settings/members'), label: t('members') },
            { to: path('/settings/api-keys'), label: t('apiKeys') },
            { to: path('/settings/workspace'), label: t('workspace') },
            ...(can('workspace.manage') ? [{ to: path('/settings/activity'), label: t('audit') }] : []),
          ]}
        />
        <Outlet />
      </PageBody>
    </>
  );
}
