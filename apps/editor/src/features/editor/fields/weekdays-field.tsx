import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '@flowkeep/contracts';
import type { Weekday } from '@flowkeep/node-sdk';
import { Field, VisuallyHidden } from '@flowkeep/ui';
import { type FieldProps, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];
const NAMES = {
  1: 'monday',
  2: 'tuesday',
  3: 'wednesday',
  4: 'thursday',
  5: 'friday',
  6: 'saturday',
  7: 'sunday',
} as const satisfies Record<Weekday, string>;

/** Days of the week, each on or off. */
export function WeekdaysField(props: FieldProps): ReactElement {
  const { field, value, onChange } = props;
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  const chosen = readDays(value ?? (field.initial as JsonValue | undefined));
  const toggle = (day: Weekday): void =>
    onChange(WEEKDAYS.filter((each) => (each === day ? !chosen.includes(each) : chosen.includes(each))));
  return (
    <Field {...texts}>
      {({ id }) => (
        <div id={id} role="group" aria-label={field.label} className={styles['days']}>
          {WEEKDAYS.map((day) => (
            <button
              key={day}
              type="button"
              className={styles['day']}
              aria-pressed={chosen.includes(day)}
              disabled={isDisabled}
              onClick={() => toggle(day)}
            >
              <VisuallyHidden>{t(`weekday.${NAMES[day]}`)}</VisuallyHidden>
              <span aria-hidden="true">{t(`weekdayShort.${NAMES[day]}`)}</span>
            </button>
          ))}
        </div>
      )}
    </Field>
  );
}

function readDays(value: JsonValue | undefined): readonly Weekday[] {
  return Array.isArray(value) ? WEEKDAYS.filter((day) => value.includes(day)) : [];
}
