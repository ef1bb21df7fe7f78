import type { ReactElement } from 'react';
import { Icon } from '../icon/icon.tsx';
import styles from './spinner.module.css';

/** Something is going on. Give a label where no words beside it say so. */
export function Spinner({ size = 16, label }: { readonly size?: number; readonly label?: string }): ReactElement {
  return (
    <Icon name="loader-circle" size={size} className={styles['spinner']} {...(label === undefined ? {} : { label })} />
  );
}
