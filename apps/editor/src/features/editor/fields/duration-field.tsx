import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isJsonObject, type JsonValue } from '@flowkeep/contracts';
import { type Duration, DURATION_UNITS } from '@flowkeep/node-sdk';
import { controlClass, Field, Select } from '@flowkeep/ui';
import { type FieldProps, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';

/** How long: a number and its unit. */
export function DurationField(props: FieldProps): ReactElement {
  const { value, onChange, field } = props;
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  const [draft, setDraft] = useState<string | null>(null);
  const { amount, unit } = readDuration(value) ??
    readDuration(field.initial as JsonValue | undefined) ?? { amount: 1, unit: 'days' };
  const changeAmount = (text: string): void => {
    setDraft(text);
    const next = Number(text);
    if (text.trim() !== '' && Number.isFinite(next)) onChange({ amount: next, unit });
  };
  return (
    <Field {...texts}>
      {(control) => (
        <div className={styles['duration']}>
          <input
            {...control}
            className={controlClass}
            inputMode="numeric"
            value={draft ?? String(amount)}
            readOnly={isDisabled}
            onChange={(event) => changeAmount(event.target.value)}
            onBlur={() => setDraft(null)}
          />
          <Select
            label={t('field.unit')}
            hideLabel
            value={unit}
            options={DURATION_UNITS.map((each) => ({ value: each, label: t(`field.units.${each}`) }))}
            disabled={isDisabled}
            onChange={(next) => onChange({ amount, unit: next })}
          />
        </div>
      )}
    </Field>
  );
}

function readDuration(value: JsonValue | undefined): Duration | null {
  if (value === undefined || !isJsonObject(value)) return null;
  const unit = DURATION_UNITS.find((each) => each === value['unit']);
  return typeof value['amount'] === 'number' && unit ? { amount: value['amount'], unit } : null;
}
