import { Tooltip as Primitive } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './tooltip.module.css';

interface TooltipProps {
  readonly text: ReactNode;
  readonly keys?: string;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that can be focused. */
  readonly children: ReactNode;
}

/** A few words about what the pointer or the focus is on. Never the only place where something is said. */
export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps): ReactElement {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content side={side} sideOffset={6} className={styles['tooltip']}>
          {text}
          {keys !== undefined && <span className={styles['keys']}>{keys}</span>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Stands once around the whole screen, so that moving from tip to tip does not wait again. */
export function TooltipProvider({ children }: { readonly children: ReactNode }): ReactElement {
  return <Primitive.Provider delayDuration={450}>{children}</Primitive.Provider>;
}
