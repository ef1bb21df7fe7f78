import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect } from 'react';
import { useStore as useZustand } from 'zustand';
import { cardSize } from '../../../canvas/card-geometry.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import { focusRequest } from './focus-request.ts';

const MARGIN = 40;

/** Brings a wanted card into view and, once it is drawn, gives it the focus. */
export function useFocusRequests(): void {
  const { nodeId, withKeyboard } = useZustand(focusRequest);
  const { portsOf } = useEditor();
  const node = useGraph().nodes[nodeId ?? ''];
  const { setCenter, getZoom, getViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useEffect(() => {
    if (nodeId === null || !node) return;
    const size = cardSize(portsOf(node));
    const { x, y, zoom } = getViewport();
    const left = node.position.x * zoom + x;
    const top = node.position.y * zoom + y;
    const isInView =
      left > MARGIN &&
      top > MARGIN &&
      left + size.width * zoom < width - MARGIN &&
      top + size.height * zoom < height - MARGIN;
    const focus = (): void => {
      if (withKeyboard) document.querySelector<HTMLElement>(`.react-flow__node[data-id="${nodeId}"]`)?.focus();
      focusRequest.setState({ nodeId: null });
    };
    if (isInView) return focus();
    const middle = { x: node.position.x + size.width / 2, y: node.position.y + size.height / 2 };
    // The card is drawn in the frame after the view has moved.
    void setCenter(middle.x, middle.y, { zoom: getZoom() }).then(() => requestAnimationFrame(focus));
  }, [nodeId, node, withKeyboard, portsOf, setCenter, getZoom, getViewport, width, height]);
}
