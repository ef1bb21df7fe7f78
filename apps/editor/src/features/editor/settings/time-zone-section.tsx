import { type ReactElement, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '@flowkeep/ui';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { SettingsSection } from './settings-section.tsx';
import { useSettings } from './use-settings.ts';

const ZONES = new Set(Intl.supportedValuesOf('timeZone')).add('UTC');

/** The zone in which schedules and waits count. */
export function TimeZoneSection(): ReactElement {
  const { t } = useTranslation('editor');
  const { workspace } = useWorkspace();
  const { settings, isDisabled, change } = useSettings();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? settings.timeZone ?? '';
  const isUnknown = text !== '' && !ZONES.has(text);
  const write = (next: string): void => {
    const isKnown = next === '' || ZONES.has(next);
    setDraft(isKnown ? null : next);
    if (isKnown) change({ timeZone: next === '' ? null : next });
  };
  return (
    <SettingsSection title={t('settings.zone.title')}>
      <TextField
        label={t('settings.zone.label')}
        hint={t('settings.zone.hint', { zone: workspace.timeZone })}
        {...(isUnknown && draft !== null ? { error: t('settings.zone.unknown') } : {})}
        list={id}
        value={text}
        placeholder={workspace.timeZone}
        readOnly={isDisabled}
        onChange={write}
      />
      <datalist id={id}>
        {[...ZONES].map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </SettingsSection>
  );
}
