import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Switch } from '@flowkeep/ui';
import { SettingsSection } from './settings-section.tsx';
import { useSettings } from './use-settings.ts';

/** Whether even the quickest runs are kept by Temporal. */
export function EngineSection(): ReactElement {
  const { t } = useTranslation('editor');
  const { settings, isDisabled, change } = useSettings();
  return (
    <SettingsSection title={t('settings.engine.title')}>
      <Switch
        label={t('settings.engine.label')}
        hint={t('settings.engine.hint')}
        checked={settings.everyRunOnTemporal}
        disabled={isDisabled}
        onChange={(everyRunOnTemporal) => change({ everyRunOnTemporal })}
      />
    </SettingsSection>
  );
}
