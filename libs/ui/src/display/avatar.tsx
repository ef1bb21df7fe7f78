import type { ReactElement } from 'react';
import { Icon } from '../icon/icon.tsx';
import { joinClasses } from '../join-classes.ts';
import { initialsOf } from './initials.ts';
import styles from './badge.module.css';

interface AvatarProps {
  readonly name: string;
  readonly size?: 'small' | 'normal' | 'large';
}

/** A person by the letters of their name. The name itself stands beside it, so screen readers skip this. */
export function Avatar({ name, size = 'normal' }: AvatarProps): ReactElement {
  const initials = initialsOf(name);
  return (
    <span
      className={joinClasses(styles['avatar'], size !== 'normal' && styles[size])}
      data-initials={initials}
      aria-hidden="true"
    >
      {initials === '' && <Icon name="user-round" size={14} />}
    </span>
  );
}
