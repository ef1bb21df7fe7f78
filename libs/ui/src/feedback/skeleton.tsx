import type { ReactElement } from 'react';
import { joinClasses } from '../join-classes.ts';
import styles from './skeleton.module.css';

interface SkeletonProps {
  readonly lines?: number;
  /** Read aloud while the bars stand in for content. */
  readonly label: string;
  readonly look?: 'text' | 'rows';
}

/** Grey bars where content will be. Stays unseen for the first 300 ms, so that a quick answer never flashes. */
export function Skeleton({ lines = 3, label, look = 'text' }: SkeletonProps): ReactElement {
  return (
    <div className={styles['lines']} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={joinClasses(styles['bar'], look === 'rows' && styles['row'])} />
      ))}
    </div>
  );
}
