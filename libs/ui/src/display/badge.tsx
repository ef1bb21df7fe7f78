import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-map.ts';
import { joinClasses } from '../join-classes.ts';
import styles from './badge.module.css';

export type BadgeTone = 'neutral' | 'accent' | 'wait' | 'warn' | 'bad' | 'info';

interface BadgeProps {
  readonly tone?: BadgeTone;
  readonly icon?: IconName | undefined;
  readonly children: ReactNode;
}

/** A short word on the state of something. */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps): ReactElement {
  return (
    <span className={joinClasses(styles['badge'], styles[tone])}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
