import { type OnConnectEnd, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type DragEvent, type ReactElement, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId, Position } from '@flowkeep/graph';
import { FlowCanvas } from '../../../canvas/flow-canvas.tsx';
import { ZoomControl } from '../../../canvas/zoom-control.tsx';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useEditor, useEditorUi } from '../editor-context.ts';
import { selectOnCanvas } from '../editor-ui.store.ts';
import { EmptyCanvas } from './empty-canvas.tsx';
import { DRAG_TYPE } from './palette.tsx';
import { PausedBanner } from './paused-banner.tsx';
import { ProblemsBox } from './problems-box.tsx';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useClipboard } from './use-clipboard.ts';
import { useFocusRequests } from './use-focus-requests.ts';

/** The canvas of the draft. */
export function EditorCanvas(): ReactElement {
  return (
    <ReactFlowProvider>
      <ConnectedCanvas />
    </ReactFlowProvider>
  );
}

function ConnectedCanvas(): ReactElement {
  const { t } = useTranslation('editor');
  const { ui, commands, canEdit } = useEditor();
  const selection = useEditorUi((state) => state.selection);
  const toCanvas = useToCanvas();
  const fail = useFailureToast();
  const onKeyDown = useCanvasKeys();
  const onConnectEnd = useConnectEnd(toCanvas);
  useClipboard();
  useFocusRequests();
  const { dispatch } = commands;
  const onMove = useCallback(
    (positions: Readonly<Record<NodeId, Position>>) => void dispatch({ kind: 'moveNodes', positions }),
    [dispatch],
  );
  const onDropItem = (event: DragEvent<HTMLDivElement>): void => {
    const type = event.dataTransfer.getData(DRAG_TYPE);
    if (type === '') return;
    event.preventDefault();
    const { x, y } = toCanvas(event.clientX, event.clientY);
    commands.add(type, { at: { x: x - 128, y: y - 24 } });
  };
  const editing = canEdit
    ? {
        onMove,
        onConnectEnd,
        onDropItem,
        onPaneDoubleClick: (event: { readonly clientX: number; readonly clientY: number }) =>
          ui.setState({ dialog: { kind: 'pick', at: toCanvas(event.clientX, event.clientY) } }),
      }
    : {};
  return (
    <FlowCanvas
      label={t('canvas.label')}
      selection={selection}
      onSelection={(change) => selectOnCanvas(ui, change(ui.getState().selection))}
      onKeyDown={onKeyDown}
      {...editing}
    >
      <EmptyCanvas />
      <PausedBanner />
      <ZoomControl onTidy={canEdit ? () => void commands.tidy().catch(fail) : undefined} />
      <ProblemsBox />
    </FlowCanvas>
  );
}

function useToCanvas(): (clientX: number, clientY: number) => Position {
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(
    (clientX, clientY) => {
      const { x, y } = screenToFlowPosition({ x: clientX, y: clientY });
      return { x: Math.round(x), y: Math.round(y) };
    },
    [screenToFlowPosition],
  );
}

/** A line let go over a card joins them or says why not; over nothing, it asks what comes next there. */
function useConnectEnd(toCanvas: ReturnType<typeof useToCanvas>): OnConnectEnd {
  const { ui, commands } = useEditor();
  return (event, { fromNode, fromHandle, toNode }) => {
    const port = fromHandle?.id;
    if (!fromNode || port == null) return;
    const from = { node: fromNode.id, port };
    if (toNode) {
      if (toNode.id !== fromNode.id) commands.join(from, toNode.id);
      return;
    }
    const point = 'changedTouches' in event ? event.changedTouches[0] : event;
    if (!point) return;
    const { x, y } = toCanvas(point.clientX, point.clientY);
    ui.setState({ dialog: { kind: 'pick', from, at: { x: x - 128, y } } });
  };
}
