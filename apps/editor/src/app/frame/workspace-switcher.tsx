import { initialsOf, Menu, type MenuEntry } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWorkspace, type SessionWorkspace } from '../../workspace/workspace-context.ts';
import styles from './frame.module.css';

/** Shows which client is open, and leads to the others. */
export function WorkspaceSwitcher({ workspaces }: { readonly workspaces: readonly SessionWorkspace[] }): ReactElement {
  const { t } = useTranslation();
  const { workspace } = useWorkspace();
  const navigate = useNavigate();
  const entries: readonly MenuEntry[] = [
    { kind: 'label', id: 'label', label: t('workspace.yours') },
    ...workspaces.map(({ id, name, slug }) => ({
      kind: 'action' as const,
      id,
      label: name,
      current: id === workspace.id,
      onSelect: () => void navigate(`/w/${slug}/workflows`),
    })),
    { kind: 'line', id: 'line' },
    {
      kind: 'action',
      id: 'create',
      label: t('workspace.create'),
      icon: 'plus',
      onSelect: () => void navigate('/new-workspace'),
    },
  ];
  const label = t('workspace.switch', { name: workspace.name });
  return (
    <Menu
      side="right"
      align="start"
      entries={entries}
      trigger={
        <button
          type="button"
          className={styles['mark']}
          data-initials={initialsOf(workspace.name)}
          aria-label={label}
          title={workspace.name}
        />
      }
    />
  );
}
