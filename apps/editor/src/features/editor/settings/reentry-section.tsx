import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_RULE_SECONDS } from '@flowkeep/graph';
import { RadioGroup } from '@flowkeep/ui';
import { SecondsInput } from './seconds-input.tsx';
import { REENTRIES, reentryPatch } from './settings-rules.ts';
import { SettingsSection } from './settings-section.tsx';
import { useSettings } from './use-settings.ts';

/** Whether a person may go through the workflow again. */
export function ReentrySection(): ReactElement {
  const { t } = useTranslation('editor');
  const { settings, isDisabled, change, leave } = useSettings();
  const { reentry } = settings;
  return (
    <SettingsSection title={t('settings.reentry.title')} onBlur={leave}>
      <RadioGroup
        label={t('settings.reentry.label')}
        value={reentry?.rule ?? 'always'}
        options={REENTRIES.map((rule) => ({
          value: rule,
          label: t(`settings.reentry.${rule}`),
          hint: t(`settings.reentry.${rule}-hint`),
        }))}
        disabled={isDisabled}
        onChange={(rule) => change(reentryPatch(rule, reentry))}
      />
      {reentry?.rule === 'once-per-window' && (
        <SecondsInput
          label={t('settings.reentry.window')}
          value={reentry.windowSeconds}
          longest={LONGEST_RULE_SECONDS}
          isDisabled={isDisabled}
          onChange={(windowSeconds) => change({ reentry: { rule: 'once-per-window', windowSeconds } }, 'window')}
        />
      )}
    </SettingsSection>
  );
}
