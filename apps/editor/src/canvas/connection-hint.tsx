import { useConnection } from '@xyflow/react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { canConnect } from '@flowkeep/graph';
import { Icon } from '@flowkeep/ui';
import styles from './canvas.module.css';
import { useCanvasSource } from './canvas-source.ts';

/** While a line is drawn over a card that may not take it: why not, and what would help. */
export function ConnectionHint(): ReactElement | null {
  const source = useCanvasSource();
  const graph = useStore(source.graph, (state) => state.graph);
  // One text, so that the hint is drawn again only when the line reaches another card.
  const ends = useConnection((connection) =>
    connection.inProgress && connection.toNode && connection.fromHandle.id != null
      ? [connection.fromNode.id, connection.fromHandle.id, connection.toNode.id].join('\n')
      : '',
  );
  const [from, port, to] = ends.split('\n');
  if (!from || !port || !to || from === to) return null;
  const verdict = canConnect(graph, source.catalog, { node: from, port }, { node: to });
  if (verdict.ok) return null;
  return (
    <div className={styles['hint']} role="status">
      <Icon name="ban" size={14} />
      <span>
        {verdict.reason} {verdict.fix}
      </span>
    </div>
  );
}
