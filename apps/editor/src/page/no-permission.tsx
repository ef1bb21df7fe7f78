import { EmptyState } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../workspace/workspace-context.ts';

/** Stands where the reader's role does not reach. */
export function NoPermission(): ReactElement {
  const { t } = useTranslation();
  const { workspace } = useWorkspace();
  const role = t(`role.${workspace.role}`).toLocaleLowerCase('en');
  return (
    <EmptyState
      tone="quiet"
      icon="lock"
      title={t('error.noPermission')}
      text={t('error.noPermissionText', { role, workspace: workspace.name })}
    />
  );
}
