import type { ReactElement, ReactNode } from 'react';
import styles from './progress.module.css';

interface ProgressProps {
  /** What is being done, for a screen reader. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** The same in words: "40 of 120". */
  readonly children?: ReactNode;
}

/** How far long work has come. */
export function Progress({ label, done, total, children }: ProgressProps): ReactElement {
  const share = total <= 0 ? 100 : Math.min(100, Math.round((done / total) * 100));
  return (
    <div className={styles['progress']}>
      <div
        className={styles['track']}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={Math.min(done, total)}
      >
        <i style={{ width: `${share}%` }} />
      </div>
      {children !== undefined && <span className={styles['words']}>{children}</span>}
    </div>
  );
}
