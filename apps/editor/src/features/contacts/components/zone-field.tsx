import { TextField } from '@flowkeep/ui';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../workspace/workspace-context.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

interface ZoneFieldProps {
  readonly value: string;
  readonly onChange: (zone: string) => void;
  readonly error: string | undefined;
}

/** Where a person lives, by its time zone: found by typing part of the name. */
export function ZoneField({ value, onChange, error }: ZoneFieldProps): ReactElement {
  const { t } = useTranslation('contacts');
  const { workspace } = useWorkspace();
  const id = useId();
  return (
    <>
      <TextField
        label={t('dialog.timeZone')}
        hint={t('dialog.timeZoneHint', { zone: workspace.timeZone })}
        list={id}
        value={value}
        placeholder={workspace.timeZone}
        onChange={onChange}
        error={error}
      />
      <datalist id={id}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
