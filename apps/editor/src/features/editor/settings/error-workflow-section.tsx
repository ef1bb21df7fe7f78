import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice, Select } from '@flowkeep/ui';
import { useWorkflowList } from '../api/workflow.ts';
import { useEditor } from '../editor-context.ts';
import { hearingChoices } from './hearing-choices.ts';
import { SettingsSection } from './settings-section.tsx';
import { useSettings } from './use-settings.ts';

const NONE = '';

/** The workflow that hears of failed runs: one of those that can. */
export function ErrorWorkflowSection(): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId } = useEditor();
  const { settings, isDisabled, change } = useSettings();
  const workflows = useWorkflowList(workspaceId).data;
  const chosen = settings.errorWorkflowId ?? NONE;
  const hearing = hearingChoices(workflows ?? [], workflowId);
  const isUnfit = chosen !== NONE && workflows !== undefined && !hearing.some(({ value }) => value === chosen);
  const unfit = workflows?.find(({ id }) => id === chosen);
  const unfitLabel = unfit ? t('settings.error.deaf', { name: unfit.name }) : t('settings.error.gone');
  return (
    <SettingsSection title={t('settings.error.title')}>
      <Select
        label={t('settings.error.label')}
        hint={t('settings.error.hint')}
        value={chosen}
        options={[
          { value: NONE, label: t('settings.error.none') },
          ...(isUnfit ? [{ value: chosen, label: unfitLabel }] : []),
          ...hearing,
        ]}
        {...(isUnfit ? { error: t('settings.error.unfit') } : {})}
        disabled={isDisabled}
        onChange={(id) => change({ errorWorkflowId: id === NONE ? null : id })}
      />
      {workflows !== undefined && hearing.length === 0 && <Notice tone="info">{t('settings.error.empty')}</Notice>}
    </SettingsSection>
  );
}
