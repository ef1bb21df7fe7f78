import { Checkbox as Primitive } from 'radix-ui';
import { type ReactElement, type ReactNode, useId } from 'react';
import { Icon } from '../icon/icon.tsx';
import styles from './switch.module.css';

interface CheckboxProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** Takes the keyboard when it comes: the question that must be answered before anything goes on. */
  readonly autoFocus?: boolean;
}

/** One of several things to choose, or a promise to make before going on. */
export function Checkbox({
  label,
  hint,
  checked,
  onChange,
  disabled = false,
  autoFocus = false,
}: CheckboxProps): ReactElement {
  const id = useId();
  return (
    <div className={styles['row']}>
      <Primitive.Root
        id={id}
        className={styles['checkbox']}
        checked={checked}
        onCheckedChange={(state) => onChange(state === true)}
        disabled={disabled}
        autoFocus={autoFocus}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
      >
        <Primitive.Indicator>
          <Icon name="check" size={13} />
        </Primitive.Indicator>
      </Primitive.Root>
      <span className={styles['text']}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <span id={`${id}-hint`} className={styles['hint']}>
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
