import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '@flowkeep/ui';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

/** A time zone, found by typing part of its name. */
export function TimeZoneField(props: FieldProps): ReactElement {
  const { field, value, onChange } = props;
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  const id = useId();
  return (
    <>
      <TextField
        {...texts}
        list={id}
        value={textValue(value)}
        placeholder={field.placeholder ?? t('field.sameAsWorkspace')}
        readOnly={isDisabled}
        onChange={(next) => onChange(next === '' ? undefined : next)}
      />
      <datalist id={id}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
