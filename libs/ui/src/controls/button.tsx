import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { Spinner } from '../feedback/spinner.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-map.ts';
import { joinClasses } from '../join-classes.ts';
import styles from './button.module.css';

export type ButtonLook = 'ghost' | 'primary' | 'danger' | 'quiet';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'normal';
  readonly icon?: IconName;
  /** Shows a spinner and takes no second press. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A press that does something. Its text is a verb. */
export function Button({ look = 'ghost', size, icon, busy = false, children, ...rest }: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy}
      aria-busy={busy || undefined}
      className={joinClasses(buttonClass(look, size), rest.className)}
    >
      {busy ? <Spinner size={14} /> : icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </button>
  );
}

/** The look of a button for what must be a link. */
export function buttonClass(look: ButtonLook = 'ghost', size: 'small' | 'normal' = 'normal'): string {
  return joinClasses(styles['button'], look !== 'ghost' && styles[look], size === 'small' && styles['small']);
}
