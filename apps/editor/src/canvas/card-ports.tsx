import { Handle, Position as Side } from '@xyflow/react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ERROR_PORT, type NodeId, type PortDefinition } from '@flowkeep/graph';
import { Icon } from '@flowkeep/ui';
import { type CanvasActions, useCanvasSource, useWiredPorts } from './canvas-source.ts';
import { portWidths } from './card-geometry.ts';
import styles from './card.module.css';

interface CardPortsProps {
  readonly nodeId: NodeId;
  readonly ports: readonly PortDefinition[];
}

/** The exits on the lower edge: named when there are several, a bare dot when there is one. */
export function CardPorts({ nodeId, ports }: CardPortsProps): ReactElement | null {
  const { actions } = useCanvasSource();
  const wired = useWiredPorts(nodeId);
  const [only] = ports;
  if (!only) return null;
  const exit = (port: PortDefinition): ReactElement => (
    <PortExit nodeId={nodeId} port={port} isWired={wired.has(port.id)} actions={actions} />
  );
  if (ports.length === 1) return <div className={styles['single']}>{exit(only)}</div>;
  const widths = portWidths(ports);
  return (
    <footer className={styles['ports']}>
      {ports.map((port, index) => (
        <span
          key={port.id}
          className={styles['port']}
          style={{ width: widths[index] }}
          data-error={port.id === ERROR_PORT || undefined}
        >
          <span className={styles['portName']}>{port.label}</span>
          {exit(port)}
        </span>
      ))}
    </footer>
  );
}

interface PortExitProps {
  readonly nodeId: NodeId;
  readonly port: PortDefinition;
  readonly isWired: boolean;
  readonly actions: CanvasActions | null;
}

function PortExit({ nodeId, port, isWired, actions }: PortExitProps): ReactElement {
  const { t } = useTranslation('editor');
  const add = (): void => actions?.addAfter(nodeId, port.id);
  return (
    <>
      <Handle
        type="source"
        id={port.id}
        position={Side.Bottom}
        className={styles['dot'] ?? ''}
        onDoubleClick={(event) => {
          event.stopPropagation();
          add();
        }}
      />
      {actions && !isWired && (
        <button
          type="button"
          tabIndex={-1}
          className={`${styles['plus'] ?? ''} nodrag nopan`}
          aria-label={t('card.addAfter', { port: port.label })}
          onClick={(event) => {
            event.stopPropagation();
            add();
          }}
        >
          <Icon name="plus" size={12} />
        </button>
      )}
    </>
  );
}
