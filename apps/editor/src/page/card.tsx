import type { ReactElement, ReactNode } from 'react';
import styles from './card.module.css';

/** A white area for one thing. */
export function Card({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles['card']}>{children}</div>;
}

/** Fields side by side where there is room. */
export function FieldGrid({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles['fields']}>{children}</div>;
}

/** Buttons below what they act on. */
export function Actions({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles['actions']}>{children}</div>;
}
