import { Icon, type IconName, VisuallyHidden } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useWorkspace, type SessionWorkspace } from '../../workspace/workspace-context.ts';
import { useOpenApprovals } from '../../approval/approval.ts';
import { AccountMenu } from './account-menu.tsx';
import styles from './frame.module.css';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

const PAGES = [
  { id: 'workflows', icon: 'workflow' },
  { id: 'runs', icon: 'activity' },
  { id: 'approvals', icon: 'stamp' },
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
              {id === 'approvals' && <OpenCount />}
            </NavLink>
          </li>
        ))}
      </ul>
      <span className={styles['grow']} />
      <AccountMenu />
    </nav>
  );
}

/** How many questions wait for the reader. */
function OpenCount(): ReactElement | null {
  const { t } = useTranslation();
  const { workspace, can } = useWorkspace();
  const count = useOpenApprovals(workspace.id, can('approvals.read'));
  if (count === null || count === 0) return null;
  return (
    <span className={styles['openCount']}>
      <VisuallyHidden>{t('nav.openApprovals', { count })}</VisuallyHidden>
      <span aria-hidden="true">{count}</span>
    </span>
  );
}
