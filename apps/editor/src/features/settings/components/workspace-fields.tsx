import { Select, TextField } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldGrid } from '../../../page/card.tsx';
import { currencyOptions, languageOptions, regionOptions, timeZoneOptions } from '../../../workspace/locale-options.ts';
import type { WorkspaceSettings } from '../../../workspace/workspace-settings.ts';

interface WorkspaceFieldsProps {
  readonly value: WorkspaceSettings;
  readonly onChange: (value: WorkspaceSettings) => void;
  readonly nameError?: string | undefined;
  readonly disabled?: boolean;
}

/** The settings of a workspace, for a new one and for one that is there. */
export function WorkspaceFields({ value, onChange, nameError, disabled = false }: WorkspaceFieldsProps): ReactElement {
  const { t } = useTranslation('settings');
  const set =
    (field: keyof WorkspaceSettings) =>
    (text: string): void =>
      onChange({ ...value, [field]: text });
  return (
    <>
      <TextField
        label={t('general.name')}
        value={value.name}
        onChange={set('name')}
        maxLength={120}
        disabled={disabled}
        error={nameError}
      />
      <FieldGrid>
        <Select
          label={t('general.timeZone')}
          hint={t('general.timeZoneHint')}
          value={value.timeZone}
          options={timeZoneOptions(value.timeZone)}
          onChange={set('timeZone')}
          disabled={disabled}
        />
        <Select
          label={t('general.region')}
          hint={t('general.regionHint')}
          value={value.region}
          options={regionOptions(value.region)}
          onChange={set('region')}
          disabled={disabled}
        />
        <Select
          label={t('general.language')}
          value={value.language}
          options={languageOptions(value.language)}
          onChange={set('language')}
          disabled={disabled}
        />
        <Select
          label={t('general.currency')}
          value={value.currency}
          options={currencyOptions(value.currency)}
          onChange={set('currency')}
          disabled={disabled}
        />
      </FieldGrid>
    </>
  );
}
