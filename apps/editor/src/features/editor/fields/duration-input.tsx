import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Duration, DURATION_UNITS } from '@flowkeep/node-sdk';
import { controlClass, Field, type FieldText, Select } from '@flowkeep/ui';
import styles from './fields.module.css';

interface DurationInputProps extends FieldText {
  readonly value: Duration;
  readonly onChange: (value: { readonly amount: number; readonly unit: Duration['unit'] }) => void;
  readonly isDisabled?: boolean;
}

/** A number and its unit. What is not a number yet stays in the field and out of the document. */
export function DurationInput({ value, onChange, isDisabled = false, ...texts }: DurationInputProps): ReactElement {
  const { t } = useTranslation('editor');
  const [draft, setDraft] = useState<{ readonly text: string; readonly unit: Duration['unit'] } | null>(null);
  const { amount } = value;
  // The value may come back in a larger unit, 60 minutes as an hour: what is being typed keeps the one it began with.
  const unit = draft?.unit ?? value.unit;
  const changeAmount = (text: string): void => {
    setDraft({ text, unit });
    const next = Number(text.replace(',', '.'));
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
            value={draft?.text ?? String(amount)}
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
