import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@flowkeep/ui';
import { useStore } from 'zustand';
import { useCanvasSource } from '../../../canvas/canvas-source.ts';
import { stepTitle } from '../../../canvas/step-title.ts';
import type { Run } from '../api/run.ts';
import { shortTime } from '../model/run-time.ts';
import { timelineOf } from '../model/timeline.ts';
import styles from './run.module.css';

interface TimelineProps {
  readonly run: Run;
  readonly selected: string | null;
  readonly onSelect: (nodeId: string) => void;
}

/** The steps of the run on one line of time, at the bottom of the canvas. */
export function Timeline({ run, selected, onSelect }: TimelineProps): ReactElement {
  const { t } = useTranslation('run');
  const now = useNow(30_000);
  const marks = useStore(useCanvasSource().marks);
  const plan = timelineOf(run.steps, run.startedAt, run.endedAt, now);
  const to = plan.to === null ? t('timeline.now') : shortTime(plan.to, now);
  return (
    <section className={styles['timeline']} aria-label={t('timeline.label')}>
      <div className={styles['track']}>
        <i style={{ width: `${plan.done}%` }} />
        {plan.dots.map((dot) => {
          const mark = marks.cards[dot.nodeId]?.run;
          const title = stepTitle(run.graph, dot.nodeId, run.inner);
          return (
            <button
              key={dot.key}
              type="button"
              style={{ left: `${dot.left}%` }}
              data-look={mark?.look}
              data-current={mark?.current === true || undefined}
              aria-label={`${title}, ${mark?.text ?? ''}`}
              aria-pressed={selected === dot.nodeId}
              title={title}
              onClick={() => onSelect(dot.nodeId)}
            />
          );
        })}
      </div>
      <span className={styles['range']}>{t('timeline.range', { from: shortTime(plan.from, now), to })}</span>
    </section>
  );
}
