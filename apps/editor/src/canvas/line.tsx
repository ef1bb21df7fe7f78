import type { EdgeProps } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import type { EdgeId } from '@flowkeep/graph';
import { useCanvasSource, useLineMark } from './canvas-source.ts';
import type { LineData, LineEdge } from './edge-projection.ts';
import styles from './line.module.css';

/** A line on the canvas. Its path is found by the projection, so it is drawn again only when that changes. */
export function Line({ id, data, selected }: EdgeProps<LineEdge>): ReactElement | null {
  return data ? <LineBody id={id} data={data} isSelected={selected === true} /> : null;
}

interface LineBodyProps {
  readonly id: EdgeId;
  readonly data: LineData;
  readonly isSelected: boolean;
}

const LineBody = memo(function LineBody({ id, data, isSelected }: LineBodyProps): ReactElement {
  const mark = useLineMark(id);
  const { actions } = useCanvasSource();
  const { path, end, middle } = data;
  return (
    <g className={styles['line']} data-mark={mark} data-selected={isSelected || undefined}>
      <path className={styles['reach']} d={path} />
      <path className={styles['stroke']} d={path} />
      <path className={styles['head']} d={`M${end.x - 4} ${end.y - 7}l4 6l4 -6`} />
      {actions && (
        <g
          className={styles['insert']}
          transform={`translate(${middle.x} ${middle.y})`}
          onClick={(event) => {
            event.stopPropagation();
            actions.addInto(id);
          }}
        >
          <circle r="10" />
          <path d="M-4 0h8M0 -4v8" />
        </g>
      )}
    </g>
  );
});
