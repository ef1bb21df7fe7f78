import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isJsonObject, type JsonValue } from '@flowkeep/contracts';
import { type Duration, DURATION_UNITS } from '@flowkeep/node-sdk';
import { Button, Field } from '@flowkeep/ui';
import { DurationInput } from './duration-input.tsx';
import { type FieldProps, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';

const USUAL = { amount: 1, unit: 'days' } as const satisfies Duration;

/** How long: a number and its unit. One that may be left out is added first, and can be taken away again. */
export function DurationField(props: FieldProps): ReactElement {
  const { value, onChange, field } = props;
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  const given = readDuration(value);
  const initial = readDuration(field.initial as JsonValue | undefined) ?? USUAL;
  if (field.required) {
    return <DurationInput {...texts} value={given ?? initial} onChange={onChange} isDisabled={isDisabled} />;
  }
  if (!given) {
    return (
      <Field {...texts} note={t('field.notSet')}>
        {({ id }) => (
          <Button
            id={id}
            size="small"
            icon="plus"
            className={styles['start']}
            disabled={isDisabled}
            onClick={() => onChange({ ...initial })}
          >
            {t('field.setTime')}
          </Button>
        )}
      </Field>
    );
  }
  return (
    <div className={styles['stack']}>
      <DurationInput {...texts} value={given} onChange={onChange} isDisabled={isDisabled} />
      {!isDisabled && (
        <Button size="small" look="quiet" icon="x" className={styles['start']} onClick={() => onChange(undefined)}>
          {t('field.noTime')}
        </Button>
      )}
    </div>
  );
}

function readDuration(value: JsonValue | undefined): Duration | null {
  if (value === undefined || !isJsonObject(value)) return null;
  const unit = DURATION_UNITS.find((each) => each === value['unit']);
  return typeof value['amount'] === 'number' && unit ? { amount: value['amount'], unit } : null;
}
