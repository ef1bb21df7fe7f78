import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-map.ts';
import { joinClasses } from '../join-classes.ts';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: ReactNode;
  /** One sentence that teaches or tells what to do. */
  readonly text?: ReactNode;
  /** One main action, and one example to open at most. */
  readonly actions?: ReactNode;
  readonly tone?: 'plain' | 'quiet' | 'bad';
  /** 1 where it is all there is on the page. */
  readonly headingLevel?: 1 | 2;
}

/** A place with nothing in it yet, or nothing to show. */
export function EmptyState(props: EmptyStateProps): ReactElement {
  const { icon, title, text, actions, tone = 'plain', headingLevel = 2 } = props;
  const Heading = headingLevel === 1 ? 'h1' : 'h2';
  return (
    <div className={styles['empty']} role={tone === 'bad' ? 'alert' : undefined}>
      <span className={joinClasses(styles['mark'], tone !== 'plain' && styles[tone])}>
        <Icon name={icon} size={24} />
      </span>
      <Heading className={styles['title']}>{title}</Heading>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
