import { useReactFlow, useStore } from '@xyflow/react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@flowkeep/ui';
import styles from './canvas.module.css';
import { WHOLE_VIEW } from './whole-view.ts';

interface ZoomControlProps {
  /** Absent where the canvas is only looked at. */
  readonly onTidy?: (() => void) | undefined;
}

const DURATION = { duration: 160 };

/** Nearer, further, all of it, and tidy up, at the lower left of the canvas. */
export function ZoomControl({ onTidy }: ZoomControlProps): ReactElement {
  const { t } = useTranslation('editor');
  const flow = useReactFlow();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className={styles['zoom']} role="group" aria-label={t('zoom.label')}>
      <IconButton icon="minus" label={t('zoom.out')} onClick={() => void flow.zoomOut(DURATION)} />
      <span className={styles['percent']} aria-live="off">
        {t('zoom.percent', { percent: String(percent) })}
      </span>
      <IconButton icon="plus" label={t('zoom.in')} onClick={() => void flow.zoomIn(DURATION)} />
      <IconButton icon="maximize" label={t('zoom.fit')} keys="1" onClick={() => void flow.fitView(WHOLE_VIEW)} />
      {onTidy && <IconButton icon="wand-sparkles" label={t('zoom.tidy')} onClick={onTidy} />}
    </div>
  );
}
