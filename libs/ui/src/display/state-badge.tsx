import type { ReactElement, ReactNode } from 'react';
import { Spinner } from '../feedback/spinner.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-map.ts';
import { joinClasses } from '../join-classes.ts';
import type { BadgeTone } from './badge.tsx';
import styles from './badge.module.css';

/** States of runs and of their steps, and of other long work. */
export type State =
  'queued' | 'running' | 'retrying' | 'waiting' | 'paused' | 'done' | 'failed' | 'cancelled' | 'skipped' | 'not-taken';

const LOOKS = {
  queued: { tone: 'neutral', icon: 'circle-dashed' },
  running: { tone: 'info', icon: 'loader-circle' },
  retrying: { tone: 'warn', icon: 'rotate-ccw' },
  waiting: { tone: 'wait', icon: 'hourglass' },
  paused: { tone: 'warn', icon: 'pause' },
  done: { tone: 'accent', icon: 'check' },
  failed: { tone: 'bad', icon: 'circle-x' },
  cancelled: { tone: 'neutral', icon: 'ban' },
  skipped: { tone: 'neutral', icon: 'circle-slash' },
  'not-taken': { tone: 'neutral', icon: 'minus' },
} as const satisfies Record<State, { readonly tone: BadgeTone; readonly icon: IconName }>;

interface StateBadgeProps {
  readonly state: State;
  /** The word, with a time or a count where there is one: "Until Tue 14:20", "2 of 5, next 14:32". */
  readonly children: ReactNode;
}

/** Where a run or a step stands: an icon and a word, never colour alone. */
export function StateBadge({ state, children }: StateBadgeProps): ReactElement {
  const { tone, icon } = LOOKS[state];
  return (
    <span className={joinClasses(styles['badge'], styles[tone])} data-state={state}>
      {state === 'running' ? <Spinner size={12} /> : <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

/** The icon that stands for a state. */
export function iconOfState(state: State): IconName {
  return LOOKS[state].icon;
}
