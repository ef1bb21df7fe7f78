import { Handle, type NodeProps, Position as Side } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '@flowkeep/graph';
import { iconNamed, Tile } from '@flowkeep/ui';
import { useCanvasSource, useCardMark, useCardNode } from './canvas-source.ts';
import { HandlerTag, ProblemBadge, RunBadge } from './card-badges.tsx';
import { CardPorts } from './card-ports.tsx';
import { CardSummary } from './card-summary.tsx';
import styles from './card.module.css';
import type { CardNode } from './node-projection.ts';
import { nodePorts } from './node-ports.ts';
import { nodeSummary } from './node-summary.ts';

/** React Flow gives new places with every frame of a drag, so only what the body needs goes on to it. */
export function Card({ id, selected }: NodeProps<CardNode>): ReactElement {
  return <CardBody id={id} isSelected={selected} />;
}

interface CardBodyProps {
  readonly id: NodeId;
  readonly isSelected: boolean;
}

const CardBody = memo(function CardBody({ id, isSelected }: CardBodyProps): ReactElement | null {
  const { t } = useTranslation('editor');
  const { catalog, definitions } = useCanvasSource();
  const node = useCardNode(id);
  const mark = useCardMark(id);
  if (!node) return null;
  const definition = definitions[node.type];
  const run = mark?.run;
  return (
    <div
      className={styles['card']}
      data-selected={isSelected || undefined}
      data-look={run?.look}
      data-current={run?.current === true || undefined}
      data-problem={mark?.problem?.severity}
      data-family={definition?.class === 'handler' ? definition.family : undefined}
    >
      {definition?.class === 'handler' && <HandlerTag structure={definition.structure?.(node.config) ?? null} />}
      <Handle type="target" id="in" position={Side.Top} className={styles['entry'] ?? ''} isConnectableStart={false} />
      {run && <RunBadge run={run} />}
      {!run && mark?.problem && <ProblemBadge problem={mark.problem} />}
      <div className={styles['header']}>
        <Tile family={definition?.family ?? 'logic'} icon={iconNamed(definition?.icon ?? '')} />
        <span className={styles['names']}>
          <span className={styles['type']}>{definition?.label ?? t('card.unknownType')}</span>
          <strong>{node.title}</strong>
        </span>
        {mark?.count && (
          <span className={styles['count']} title={mark.count.title}>
            {mark.count.text}
          </span>
        )}
      </div>
      <CardSummary parts={nodeSummary(node, definition)} />
      <CardPorts nodeId={id} ports={nodePorts(node, catalog, t('card.errorPort'))} />
    </div>
  );
});
