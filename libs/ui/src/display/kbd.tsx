import type { ReactElement, ReactNode } from 'react';
import styles from './badge.module.css';

/** A key to press. */
export function Kbd({ children }: { readonly children: ReactNode }): ReactElement {
  return <kbd className={styles['kbd']}>{children}</kbd>;
}
