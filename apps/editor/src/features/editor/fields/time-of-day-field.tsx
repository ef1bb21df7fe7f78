import type { ReactElement } from 'react';
import type { JsonValue } from '@flowkeep/contracts';
import { TextField } from '@flowkeep/ui';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';

/** A time on the clock. */
export function TimeOfDayField(props: FieldProps): ReactElement {
  const { field, value, onChange } = props;
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  return (
    <TextField
      {...texts}
      type="time"
      value={textValue(value ?? (field.initial as JsonValue | undefined))}
      readOnly={isDisabled}
      onChange={(time) => onChange(time === '' ? undefined : time)}
    />
  );
}
