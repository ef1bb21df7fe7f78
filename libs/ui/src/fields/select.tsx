import type { ReactElement } from 'react';
import { Icon } from '../icon/icon.tsx';
import { joinClasses } from '../join-classes.ts';
import { Field, type FieldText } from './field.tsx';
import styles from './field.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectProps<Value extends string> extends FieldText {
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly compact?: boolean;
  readonly className?: string | undefined;
}

/** One choice out of a few. The browser's own list: it works with every keyboard, phone and screen reader. */
export function Select<Value extends string>(props: SelectProps<Value>): ReactElement {
  const { label, hideLabel, note, hint, error, value, options, onChange, disabled, compact = false, className } = props;
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <Field {...{ label, hideLabel, note, hint, error, className }}>
      {(control) => (
        <span className={styles['select']}>
          <select
            {...control}
            className={joinClasses(styles['control'], compact && styles['compact'])}
            value={value}
            disabled={disabled}
            onChange={(event) => choose(event.target.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" />
        </span>
      )}
    </Field>
  );
}
