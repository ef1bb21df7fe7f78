import { type Rect, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { panInto } from '../../../canvas/pan-into.ts';
import { cardSize } from '../../../canvas/card-geometry.ts';
import { useEditor, useEditorUi, useGraph } from '../editor-context.ts';
import { focusRequest } from '../focus-request.ts';

/** Brings a wanted card into view and, once it is drawn, gives it the focus. */
export function useFocusRequests(): void {
  const { nodeId, withKeyboard } = useStore(focusRequest);
  const { portsOf } = useEditor();
  const node = useGraph().nodes[nodeId ?? ''];
  const { setViewport, getViewport } = useReactFlow();
  useShowSelected();
  useEffect(() => {
    if (nodeId === null || !node) return;
    const focus = (): void => {
      if (withKeyboard) document.querySelector<HTMLElement>(`.react-flow__node[data-id="${nodeId}"]`)?.focus();
      focusRequest.setState({ nodeId: null, withKeyboard: false });
    };
    const place: Rect = { ...node.position, ...cardSize(portsOf(node)) };
    // The panel may have just opened: the page knows the canvas's width before React Flow does.
    const screen = document.querySelector('.react-flow')?.getBoundingClientRect();
    const viewport = screen && panInto(getViewport(), place, screen);
    // A new card, or one that was out of sight, is drawn in the frame after this one, or after the view has moved.
    const focusOnceDrawn = (): void => {
      requestAnimationFrame(() => requestAnimationFrame(focus));
    };
    if (!viewport) return focusOnceDrawn();
    void setViewport(viewport, { duration: 160 }).then(focusOnceDrawn);
  }, [nodeId, node, withKeyboard, portsOf, setViewport, getViewport]);
}

/** A selected card must not end up behind the panel that opens for it. */
function useShowSelected(): void {
  const only = useEditorUi(({ selection }) => (selection.nodes.size === 1 ? [...selection.nodes][0] : undefined));
  const flow = useStoreApi();
  useEffect(() => {
    // While a box is being drawn, the view must stay where it is.
    if (flow.getState().userSelectionActive) return;
    if (only === undefined || focusRequest.getState().nodeId === only) return;
    focusRequest.setState({ nodeId: only, withKeyboard: false });
  }, [only, flow]);
}
