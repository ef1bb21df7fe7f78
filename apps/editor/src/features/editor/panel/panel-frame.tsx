import { type KeyboardEvent, type PointerEvent, type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './panel.module.css';

const NARROWEST = 300;
const WIDEST = 640;
const USUAL = 336;
const STEP = 24;
const KEY = 'flowkeep.panel-width';

/** The panel on the right; its left edge can be dragged, or moved by the arrow keys. */
export function PanelFrame({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement {
  const [width, setWidth] = useState(readWidth);
  const resize = (next: number): void => {
    const fitting = Math.min(WIDEST, Math.max(NARROWEST, next));
    setWidth(fitting);
    try {
      localStorage.setItem(KEY, String(fitting));
    } catch {
      // Without storage the width lasts as long as the page.
    }
  };
  return (
    <aside className={styles['panel']} aria-label={label} style={{ width }}>
      <ResizeHandle width={width} onResize={resize} />
      {children}
    </aside>
  );
}

interface ResizeHandleProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
}

function ResizeHandle({ width, onResize }: ResizeHandleProps): ReactElement {
  const { t } = useTranslation('editor');
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    onResize(width + step);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onResize(width - event.movementX);
  };
  return (
    <div
      className={styles['resize']}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('panel.resize')}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  );
}

function readWidth(): number {
  try {
    const kept = Number(localStorage.getItem(KEY));
    return kept >= NARROWEST && kept <= WIDEST ? kept : USUAL;
  } catch {
    return USUAL;
  }
}
