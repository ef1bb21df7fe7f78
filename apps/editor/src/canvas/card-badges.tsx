import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeStructure } from '@flowkeep/graph';
import { Icon, type IconName, Spinner } from '@flowkeep/ui';
import type { CardMark, RunLook, RunMark } from './canvas-source.ts';
import styles from './card.module.css';

const ICON_OF_LOOK = {
  done: 'check',
  running: 'loader-circle',
  waiting: 'hourglass',
  retrying: 'rotate-ccw',
  paused: 'pause',
  failed: 'circle-x',
  skipped: 'minus',
  cancelled: 'ban',
  next: 'circle-dashed',
} as const satisfies Record<RunLook, IconName>;

/** Where the run stands with this step: an icon and a word on the upper edge of the card. */
export function RunBadge({ run }: { readonly run: RunMark }): ReactElement | null {
  if (run.text === '') return null;
  return (
    <span className={styles['badge']} data-look={run.look} title={run.text}>
      {run.look === 'running' ? <Spinner size={12} /> : <Icon name={ICON_OF_LOOK[run.look]} size={12} />}
      <span className={styles['badgeText']}>{run.text}</span>
    </span>
  );
}

/** A problem of this card, in words for the pointer and the screen reader. */
export function ProblemBadge({ problem }: { readonly problem: NonNullable<CardMark['problem']> }): ReactElement {
  const { t } = useTranslation('editor');
  const word = t(problem.severity === 'error' ? 'problems.error' : 'problems.warning');
  return (
    <span className={styles['badge']} data-look={problem.severity} title={problem.message}>
      <Icon name={problem.severity === 'error' ? 'circle-alert' : 'triangle-alert'} size={12} />
      {word}
    </span>
  );
}

/** Says of what is no step of the way when it acts: nothing leads to it. */
export function HandlerTag({ structure }: { readonly structure: NodeStructure | null }): ReactElement {
  const { t } = useTranslation('editor');
  const isGoal = structure?.kind === 'goal';
  return (
    <span className={styles['tag']}>
      <Icon name={isGoal ? 'eye' : 'life-buoy'} size={12} />
      {t(isGoal ? 'card.watches' : 'card.onCancel')}
    </span>
  );
}
