import { joinClasses } from '@flowkeep/ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './page-body.module.css';

interface PageBodyProps {
  readonly children: ReactNode;
  /** `full` uses the whole width and height, as a board does. */
  readonly width?: 'reading' | 'full';
}

/** The scrolling part of a page below its top bar. */
export function PageBody({ children, width = 'reading' }: PageBodyProps): ReactElement {
  return (
    <main id="content" className={styles['body']} tabIndex={-1}>
      <div className={joinClasses(styles['inner'], width === 'full' && styles['full'])}>{children}</div>
    </main>
  );
}

/** Search and filters above a list. */
export function Toolbar({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles['toolbar']}>{children}</div>;
}

interface SectionProps {
  readonly title: string;
  readonly text?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Section({ title, text, actions, children }: SectionProps): ReactElement {
  return (
    <section className={styles['section']} aria-label={title}>
      <div className={styles['sectionHead']}>
        <div>
          <h2>{title}</h2>
          {text !== undefined && <p className={styles['sectionText']}>{text}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
