import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '@flowkeep/ui';
import { useOptions } from '../api/options.ts';
import { useEditor } from '../editor-context.ts';
import { SettingsSection } from './settings-section.tsx';
import { useSettings } from './use-settings.ts';

const NONE = '';

/** The workflow that hears of failed runs. */
export function ErrorWorkflowSection(): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId } = useEditor();
  const { settings, isDisabled, change } = useSettings();
  const workflows = useOptions(workspaceId, 'workflows', null).data;
  const chosen = settings.errorWorkflowId ?? NONE;
  const others = (workflows ?? []).filter(({ value }) => value !== workflowId);
  const isGone = chosen !== NONE && workflows !== undefined && !others.some(({ value }) => value === chosen);
  return (
    <SettingsSection title={t('settings.error.title')}>
      <Select
        label={t('settings.error.label')}
        hint={t('settings.error.hint')}
        value={chosen}
        options={[
          { value: NONE, label: t('settings.error.none') },
          ...(isGone ? [{ value: chosen, label: t('settings.error.gone') }] : []),
          ...others,
        ]}
        disabled={isDisabled}
        onChange={(id) => change({ errorWorkflowId: id === NONE ? null : id })}
      />
    </SettingsSection>
  );
}
