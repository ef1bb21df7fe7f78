import { ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { NodeId, Position } from '@flowkeep/graph';
import { Icon } from '@flowkeep/ui';
import { bodyAreas } from './body-areas.ts';
import styles from './canvas.module.css';
import { useCanvasSource } from './canvas-source.ts';
import { usePortsOf } from './use-projection.ts';

/** Faint frames behind the steps that a loop goes through, and behind those that undo something. */
export function BodyFrames({ dragged }: { readonly dragged: ReadonlyMap<NodeId, Position> }): ReactElement | null {
  const { t } = useTranslation('editor');
  const source = useCanvasSource();
  const portsOf = usePortsOf();
  const graph = useStore(source.graph, (state) => state.graph);
  const areas = bodyAreas(graph, source.catalog, portsOf, dragged);
  if (areas.length === 0) return null;
  return (
    <ViewportPortal>
      {areas.map(({ owner, kind, x, y, width, height }) => {
        const title = graph.nodes[owner]?.title ?? owner;
        return (
          <div
            key={owner}
            className={styles['bodyFrame']}
            data-kind={kind}
            style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
            aria-hidden="true"
          >
            <span>
              <Icon name={kind === 'loop' ? 'repeat' : 'undo'} size={12} />
              {t(kind === 'loop' ? 'card.bodyLoop' : 'card.bodyCompensation', { title })}
            </span>
          </div>
        );
      })}
    </ViewportPortal>
  );
}
