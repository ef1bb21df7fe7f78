import type { ConnectionLineComponentProps } from '@xyflow/react';
import type { ReactElement } from 'react';
import { routeEdge } from './edge-route.ts';
import styles from './line.module.css';
import { roundedPath } from './rounded-path.ts';

/** The line that follows the pointer, drawn like the one it will become. */
export function ConnectionLine({
  fromX,
  fromY,
  toX,
  toY,
  connectionStatus,
}: ConnectionLineComponentProps): ReactElement {
  const path = roundedPath(routeEdge({ x: fromX, y: fromY }, { x: toX, y: toY }, []));
  return (
    <g className={styles['drawing']} data-status={connectionStatus ?? undefined}>
      <path d={path} />
      <circle cx={toX} cy={toY} r="4" />
    </g>
  );
}
