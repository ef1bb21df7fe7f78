import { Popover as Primitive } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { joinClasses } from '../join-classes.ts';
import styles from './popover.module.css';

interface PopoverProps {
  readonly trigger: ReactNode;
  /** Names the popover for a screen reader. */
  readonly label: string;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly align?: 'start' | 'center' | 'end';
  readonly className?: string | undefined;
  /** Called in place of giving the focus back to the trigger, for what has a better place for it. */
  readonly onFocusBack?: () => void;
  readonly children: ReactNode;
}

/** A small panel beside the thing it belongs to. */
export function Popover(props: PopoverProps): ReactElement {
  const {
    trigger,
    label,
    open,
    onOpenChange,
    side = 'bottom',
    align = 'start',
    className,
    onFocusBack,
    children,
  } = props;
  return (
    <Primitive.Root {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          className={joinClasses(styles['popover'], className)}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (onFocusBack === undefined) return;
            event.preventDefault();
            onFocusBack();
          }}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
