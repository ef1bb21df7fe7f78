import { Avatar, type IconName, Menu, type MenuEntry } from '@flowkeep/ui';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { signOut } from '../../features/session/api/sign-out.ts';
import { useFailureToast } from '../../page/use-failure-toast.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { type Theme, THEMES, useTheme } from '../theme.ts';
import styles from './frame.module.css';

const ICON_OF_THEME = { system: 'monitor', light: 'sun', dark: 'moon' } as const satisfies Record<Theme, IconName>;

/** Who is signed in, the theme, and the way out. */
export function AccountMenu(): ReactElement {
  const { t } = useTranslation();
  const { user } = useWorkspace();
  const [theme, chooseTheme] = useTheme();
  const leave = useSignOut();
  const who = (
    <span className={styles['who']}>
      <strong>{user.name}</strong>
      {user.email}
    </span>
  );
  const entries: readonly MenuEntry[] = [
    { kind: 'label', id: 'who', label: who },
    { kind: 'line', id: 'line-1' },
    { kind: 'label', id: 'theme', label: t('account.theme') },
    ...THEMES.map((choice) => ({
      kind: 'action' as const,
      id: choice,
      label: t(`account.${choice}`),
      icon: ICON_OF_THEME[choice],
      current: choice === theme,
      onSelect: () => chooseTheme(choice),
    })),
    { kind: 'line', id: 'line-2' },
    { kind: 'action', id: 'sign-out', label: t('signOut'), icon: 'log-out', onSelect: leave },
  ];
  return (
    <Menu
      side="right"
      align="end"
      entries={entries}
      trigger={
        <button type="button" className={styles['account']} aria-label={t('account.label', { name: user.name })}>
          <Avatar name={user.name} />
        </button>
      }
    />
  );
}

function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const tellFailure = useFailureToast();
  return () => {
    signOut().then(async () => {
      await navigate('/sign-in');
      client.clear();
    }, tellFailure);
  };
}
