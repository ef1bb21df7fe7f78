import type { ReactElement } from 'react';
import { isJsonObject, type JsonValue } from '@flowkeep/contracts';
import { type Duration, DURATION_UNITS } from '@flowkeep/node-sdk';
import { DurationInput } from './duration-input.tsx';
import { type FieldProps, useFieldText, useForm } from './field-props.ts';

/** How long: a number and its unit. */
export function DurationField(props: FieldProps): ReactElement {
  const { value, onChange, field } = props;
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  const duration = readDuration(value) ??
    readDuration(field.initial as JsonValue | undefined) ?? { amount: 1, unit: 'days' };
  return <DurationInput {...texts} value={duration} onChange={onChange} isDisabled={isDisabled} />;
}

function readDuration(value: JsonValue | undefined): Duration | null {
  if (value === undefined || !isJsonObject(value)) return null;
  const unit = DURATION_UNITS.find((each) => each === value['unit']);
  return typeof value['amount'] === 'number' && unit ? { amount: value['amount'], unit } : null;
}
