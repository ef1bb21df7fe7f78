import '@xyflow/react/dist/base.css';
import {
  Background,
  BackgroundVariant,
  type Connection,
  type EdgeChange,
  type NodeChange,
  type OnConnectEnd,
  ReactFlow,
  SelectionMode,
  type Viewport,
} from '@xyflow/react';
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { canConnect, type NodeId, type Position } from '@flowkeep/graph';
import { BodyFrames } from './body-frames.tsx';
import styles from './canvas.module.css';
import { useCanvasSource } from './canvas-source.ts';
import { Card } from './card.tsx';
import { ConnectionHint } from './connection-hint.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { Line } from './line.tsx';
import { openingViewport } from './opening-viewport.ts';
import { applySelection, type Selection } from './selection.ts';
import { useDrag } from './use-drag.ts';
import { usePortsOf, useProjection } from './use-projection.ts';

const NODE_TYPES = { card: Card };
const EDGE_TYPES = { line: Line };
const NO_ATTRIBUTION = { hideAttribution: true };

interface FlowCanvasProps {
  /** Names the canvas for a screen reader, with how to move in it. */
  readonly label: string;
  readonly selection: Selection;
  /** React Flow tells of cards and of lines one after the other, so each change is applied to what is selected then. */
  readonly onSelection: (change: (before: Selection) => Selection) => void;
  /** Absent where the document cannot be changed. */
  readonly onMove?: (positions: Readonly<Record<NodeId, Position>>) => void;
  readonly onConnect?: (connection: Connection) => void;
  readonly onConnectEnd?: OnConnectEnd;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly onDropItem?: (event: DragEvent<HTMLDivElement>) => void;
  readonly onPaneDoubleClick?: (event: MouseEvent<HTMLElement>) => void;
  /** Controls on top of the canvas. */
  readonly children?: ReactNode;
}

/**
 * The canvas: a projection of the document, only what is in sight. It stands in a `ReactFlowProvider`. The first view
 * needs the size of the place, so the canvas is drawn once that is known.
 */
export function FlowCanvas(props: FlowCanvasProps): ReactElement {
  const { graph } = useCanvasSource();
  const portsOf = usePortsOf();
  const place = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState<Viewport | null>(null);
  const [isConnecting, setConnecting] = useState(false);
  useLayoutEffect(() => {
    const box = place.current?.getBoundingClientRect();
    if (box) setViewport((known) => known ?? openingViewport(graph.getState().graph, portsOf, box));
  }, [graph, portsOf]);
  return (
    <section
      ref={place}
      className={styles['canvas']}
      aria-label={props.label}
      data-connecting={isConnecting || undefined}
      onKeyDown={props.onKeyDown}
      onDragOver={(event) => {
        if (props.onDropItem) event.preventDefault();
      }}
      onDrop={props.onDropItem}
      onDoubleClick={(event) => {
        if (event.target instanceof Element && event.target.classList.contains('react-flow__pane'))
          props.onPaneDoubleClick?.(event);
      }}
    >
      {viewport && <Flow {...props} viewport={viewport} onConnecting={setConnecting} />}
      <ConnectionHint />
      {viewport && props.children}
    </section>
  );
}

interface FlowProps extends FlowCanvasProps {
  readonly viewport: Viewport;
  readonly onConnecting: (isConnecting: boolean) => void;
}

function Flow(props: FlowProps): ReactElement {
  const { selection, onSelection, onMove, onConnect, onConnectEnd, onConnecting, label } = props;
  const { graph, catalog } = useCanvasSource();
  const isLocked = onMove === undefined;
  const { dragged, onPositions } = useDrag(useCallback((positions) => onMove?.(positions), [onMove]));
  const { nodes, edges } = useProjection(selection, dragged, isLocked);
  const onNodesChange = (changes: NodeChange[]): void => {
    if (changes.some((change) => change.type === 'select')) {
      onSelection((before) => applySelection(before, { nodes: changes }));
    }
    onPositions(changes);
  };
  const onEdgesChange = (changes: EdgeChange[]): void => {
    onSelection((before) => applySelection(before, { edges: changes }));
  };
  return (
    <ReactFlow
      className={styles['flow'] ?? ''}
      aria-label={label}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      {...(onConnect === undefined ? {} : { onConnect })}
      onConnectStart={() => onConnecting(true)}
      onConnectEnd={(event, state) => {
        onConnecting(false);
        onConnectEnd?.(event, state);
      }}
      isValidConnection={({ source, sourceHandle, target }) =>
        canConnect(graph.getState().graph, catalog, { node: source, port: sourceHandle ?? '' }, { node: target }).ok
      }
      connectionLineComponent={ConnectionLine}
      selectionMode={SelectionMode.Partial}
      connectOnClick={false}
      defaultViewport={props.viewport}
      minZoom={0.05}
      maxZoom={1.6}
      onlyRenderVisibleElements
      nodesConnectable={!isLocked}
      nodesDraggable={!isLocked}
      edgesFocusable={false}
      // Deleting, moving and focus are ours: the document changes only by operations.
      deleteKeyCode={null}
      disableKeyboardA11y
      zoomOnDoubleClick={false}
      panOnScroll
      proOptions={NO_ATTRIBUTION}
    >
      <Background variant={BackgroundVariant.Dots} gap={22} size={2} />
      <BodyFrames dragged={dragged} />
    </ReactFlow>
  );
}
