import { Icon, type IconName } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useWorkspace, type SessionWorkspace } from '../../workspace/workspace-context.ts';
import { AccountMenu } from './account-menu.tsx';
import styles from './frame.module.css';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

const PAGES = [
  { id: 'workflows', icon: 'workflow' },
  { id: 'runs', icon: 'activity' },
  { id: 'contacts', icon: 'users' },
  { id: 'deals', icon: 'kanban' },
  { id: 'privacy', icon: 'shield-check' },
  { id: 'settings', icon: 'settings' },
] as const satisfies readonly { id: string; icon: IconName }[];

/** The way to every page of the workspace. On a phone it lies at the bottom. */
export function Rail({ workspaces }: { readonly workspaces: readonly SessionWorkspace[] }): ReactElement {
  const { t } = useTranslation();
  const { path } = useWorkspace();
  return (
    <nav className={styles['rail']} aria-label={t('nav.label')}>
      <WorkspaceSwitcher workspaces={workspaces} />
      <ul className={styles['links']}>
        {PAGES.map(({ id, icon }) => (
          <li key={id}>
            <NavLink to={path(`/${id}`)} className={styles['link'] ?? ''}>
              <Icon name={icon} size={18} />
              {t(`nav.${id}`)}
            </NavLink>
          </li>
        ))}
      </ul>
      <span className={styles['grow']} />
      <AccountMenu />
    </nav>
  );
}
