import { Switch as Primitive } from 'radix-ui';
import { type ReactElement, type ReactNode, useId } from 'react';
import styles from './switch.module.css';

interface SwitchProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** Something that is on or off and takes effect at once. */
export function Switch({ label, hint, checked, onChange, disabled = false }: SwitchProps): ReactElement {
  const id = useId();
  return (
    <div className={styles['row']}>
      <Primitive.Root
        id={id}
        className={styles['switch']}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
      >
        <Primitive.Thumb className={styles['thumb']} />
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
