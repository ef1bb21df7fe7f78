import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-map.ts';
import { joinClasses } from '../join-classes.ts';
import styles from './notice.module.css';

const ICON_OF_TONE = {
  info: 'info',
  warn: 'triangle-alert',
  bad: 'circle-alert',
  good: 'circle-check',
} as const satisfies Record<string, IconName>;

interface NoticeProps {
  readonly tone: keyof typeof ICON_OF_TONE;
  readonly children: ReactNode;
}

/** A sentence in the page that must not be missed. Bad news is read aloud at once. */
export function Notice({ tone, children }: NoticeProps): ReactElement {
  return (
    <div className={joinClasses(styles['notice'], styles[tone])} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={ICON_OF_TONE[tone]} />
      <div className={styles['words']}>{children}</div>
    </div>
  );
}
