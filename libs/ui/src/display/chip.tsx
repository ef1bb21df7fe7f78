import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-map.ts';
import { joinClasses } from '../join-classes.ts';
import styles from './badge.module.css';

interface ChipProps {
  readonly icon?: IconName | undefined;
  readonly look?: 'accent' | 'plain' | 'outlined';
  readonly children: ReactNode;
}

/** A value that names where it comes from, or a tag. */
export function Chip({ icon, look = 'accent', children }: ChipProps): ReactElement {
  return (
    <span className={joinClasses(styles['chip'], look !== 'accent' && styles[look])}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      <span>{children}</span>
    </span>
  );
}
