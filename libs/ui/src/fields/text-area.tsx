import type { ComponentProps, ReactElement } from 'react';
import { joinClasses } from '../join-classes.ts';
import { Field, type FieldText } from './field.tsx';
import styles from './field.module.css';

interface TextAreaProps extends FieldText, Omit<ComponentProps<'textarea'>, 'onChange' | 'className'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string | undefined;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps): ReactElement {
  const { label, hideLabel, note, hint, error, value, onChange, className, ...area } = props;
  return (
    <Field {...{ label, hideLabel, note, hint, error, className }}>
      {(control) => (
        <textarea
          rows={3}
          {...area}
          {...control}
          className={joinClasses(styles['control'], styles['area'])}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
