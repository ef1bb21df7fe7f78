import type { ComponentProps, ReactElement } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-map.ts';
import { joinClasses } from '../join-classes.ts';
import { Tooltip } from '../overlays/tooltip.tsx';
import { buttonClass, type ButtonLook } from './button.tsx';
import styles from './button.module.css';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  readonly icon: IconName;
  /** What it does: read aloud and shown as a tooltip. */
  readonly label: string;
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'normal';
  /** False inside a menu or popover trigger, where a tooltip would be in the way. */
  readonly tooltip?: boolean;
  /** Keys that do the same, shown in the tooltip. */
  readonly keys?: string;
}

/** A button that is only an icon. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { icon, label, look = 'quiet', size, tooltip = true, keys, ...rest } = props;
  const button = (
    <button
      type="button"
      aria-label={label}
      {...rest}
      className={joinClasses(buttonClass(look, size), styles['icon'], rest.className)}
    >
      <Icon name={icon} />
    </button>
  );
  if (!tooltip) return button;
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      {button}
    </Tooltip>
  );
}
