import type { ComponentProps, ReactElement } from 'react';
import { joinClasses } from '../join-classes.ts';
import { Field, type FieldText } from './field.tsx';
import styles from './field.module.css';

interface TextFieldProps extends FieldText, Omit<ComponentProps<'input'>, 'onChange' | 'className'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string | undefined;
  readonly compact?: boolean;
}

/** One line of text, a number, an address or a password. */
export function TextField(props: TextFieldProps): ReactElement {
  const { label, hideLabel, note, hint, error, value, onChange, className, compact = false, ...input } = props;
  return (
    <Field {...{ label, hideLabel, note, hint, error, className }}>
      {(control) => (
        <input
          type="text"
          {...input}
          {...control}
          className={joinClasses(styles['control'], compact && styles['compact'])}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
