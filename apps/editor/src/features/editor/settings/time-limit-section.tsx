import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_RULE_SECONDS } from '@flowkeep/graph';
import { Switch } from '@flowkeep/ui';
import { SecondsInput } from './seconds-input.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSettings } from './use-settings.ts';

const FIRST_LIMIT = 30 * 86_400;

/** How long a run may take in all. */
export function TimeLimitSection(): ReactElement {
  const { t } = useTranslation('editor');
  const { settings, isDisabled, change, leave } = useSettings();
  const limit = settings.timeLimitSeconds;
  return (
    <SettingsSection title={t('settings.limit.title')} onBlur={leave}>
      <Switch
        label={t('settings.limit.label')}
        hint={t('settings.limit.hint')}
        checked={limit !== undefined}
        disabled={isDisabled}
        onChange={(isOn) => change({ timeLimitSeconds: isOn ? FIRST_LIMIT : null })}
      />
      {limit !== undefined && (
        <SecondsInput
          label={t('settings.limit.after')}
          value={limit}
          longest={LONGEST_RULE_SECONDS}
          isDisabled={isDisabled}
          onChange={(timeLimitSeconds) => change({ timeLimitSeconds }, 'limit')}
        />
      )}
    </SettingsSection>
  );
}
