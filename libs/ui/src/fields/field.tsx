import { type ReactElement, type ReactNode, useId } from 'react';
import { Icon } from '../icon/icon.tsx';
import { joinClasses } from '../join-classes.ts';
import styles from './field.module.css';

export interface FieldText {
  readonly label: ReactNode;
  /** True where the place itself tells what it is; screen readers still get the label. */
  readonly hideLabel?: boolean | undefined;
  /** A quiet word after the label, for example "optional". */
  readonly note?: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and what to do. */
  readonly error?: ReactNode;
}

/** What the control inside a field must carry to be tied to its label, hint and error. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

interface FieldProps extends FieldText {
  readonly className?: string | undefined;
  readonly children: (control: ControlAttributes) => ReactNode;
}

/** A label, a control, a hint and an error that belong together. */
export function Field(props: FieldProps): ReactElement {
  const { label, hideLabel = false, note, hint, error, className, children } = props;
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== '';
  const described = [hasError && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={joinClasses(styles['field'], className)}>
      <label htmlFor={id} className={hideLabel ? styles['hidden'] : styles['label']}>
        {label}
        {note !== undefined && <span className={styles['optional']}> {note}</span>}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': hasError || undefined,
      })}
      {hasError && (
        <p id={`${id}-error`} className={styles['error']}>
          <Icon name="circle-alert" size={13} />
          <span>{error}</span>
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** The class of a control that a feature builds itself inside a `Field`. */
export const controlClass = styles['control'] ?? '';
