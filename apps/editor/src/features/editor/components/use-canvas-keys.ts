import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useEffect } from 'react';
import type { NodeId, Position } from '@flowkeep/graph';
import { readingOrder } from '../../../canvas/reading-order.ts';
import { NOTHING, onlyNodes } from '../../../canvas/selection.ts';
import { WHOLE_VIEW } from '../../../canvas/whole-view.ts';
import { freeExit } from '../actions/free-exit.ts';
import { type EditorSession, useEditor } from '../editor-context.ts';
import { focusRequest } from '../focus-request.ts';
import { isTyping } from './is-typing.ts';

const ARROWS: Readonly<Record<string, Position>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};
const STEP = 10;
const LONG_STEP = 50;

/** Keys of the canvas, for the card that has the focus and for the selection. */
export function useCanvasKeys(): (event: KeyboardEvent<HTMLDivElement>) => void {
  const session = useEditor();
  const { fitView } = useReactFlow();
  useHistoryKeys(session);
  return (event) => {
    if (isTyping(event.target)) return;
    const focused = focusedCard(event.target);
    const isHandled =
      cardKey(event, session, focused) ||
      selectionKey(event, session, focused) ||
      tabKey(event, session, focused) ||
      (event.key === '1' && !event.ctrlKey && Boolean(fitView(WHOLE_VIEW)));
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function focusedCard(target: EventTarget): NodeId | null {
  return target instanceof HTMLElement && target.classList.contains('react-flow__node')
    ? (target.dataset['id'] ?? null)
    : null;
}

/** Keys for the one card that has the focus. */
function cardKey(
  event: KeyboardEvent,
  { ui, commands, canEdit, document, portsOf }: EditorSession,
  id: NodeId | null,
): boolean {
  if (id === null || event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'Enter':
    case ' ':
      commands.select(id);
      return true;
    case 'c':
    case 'C':
      if (canEdit) ui.setState({ dialog: { kind: 'connect', nodeId: id } });
      return true;
    case 'a':
    case 'A': {
      const from = freeExit(document.getState().graph, id, portsOf);
      if (canEdit && from) ui.setState({ dialog: { kind: 'pick', from } });
      return true;
    }
    default:
      return false;
  }
}

/** Keys for what is selected; a focused card that is not selected counts as selected alone. */
function selectionKey(event: KeyboardEvent, session: EditorSession, focused: NodeId | null): boolean {
  const { ui, commands, canEdit, document } = session;
  const { selection } = ui.getState();
  if (event.key === 'Escape') {
    ui.setState({ selection: NOTHING });
    return true;
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
    ui.setState({ selection: onlyNodes(...Object.keys(document.getState().graph.nodes)) });
    return true;
  }
  if (!canEdit) return false;
  const isOutside = focused !== null && !selection.nodes.has(focused);
  const arrow = ARROWS[event.key];
  if (arrow && !event.ctrlKey && !event.metaKey) {
    const ids = isOutside ? [focused] : [...selection.nodes];
    const step = event.shiftKey ? LONG_STEP : STEP;
    if (ids.length > 0) commands.nudge(ids, { x: arrow.x * step, y: arrow.y * step });
    return ids.length > 0;
  }
  if (event.key !== 'Delete' && event.key !== 'Backspace') return false;
  if (isOutside) commands.select(focused);
  const next = neighbourOf(session, focused);
  commands.remove();
  if (next !== null) focusRequest.setState({ nodeId: next, withKeyboard: true });
  return true;
}

/** The card before the focused one: focus must not fall to the page when a card goes. */
function neighbourOf({ document }: EditorSession, id: NodeId | null): NodeId | null {
  const order = readingOrder(document.getState().graph);
  const index = id === null ? -1 : order.indexOf(id);
  return index < 0 ? null : (order[index - 1] ?? order[index + 1] ?? null);
}

/** Tab goes on in reading order also to cards that are out of sight and therefore not drawn. */
function tabKey(event: KeyboardEvent, { document: draft }: EditorSession, focused: NodeId | null): boolean {
  if (event.key !== 'Tab' || focused === null) return false;
  const order = readingOrder(draft.getState().graph);
  const next = order[order.indexOf(focused) + (event.shiftKey ? -1 : 1)];
  if (next === undefined || document.querySelector(`.react-flow__node[data-id="${next}"]`)) return false;
  focusRequest.setState({ nodeId: next, withKeyboard: true });
  return true;
}

/** Undo and redo work wherever the focus is, except in a text that has a history of its own. */
function useHistoryKeys({ commands, canEdit, saver }: EditorSession): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (!canEdit || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key === 's') {
        event.preventDefault();
        void saver.flush();
        return;
      }
      if ((key !== 'z' && key !== 'y') || isTyping(event.target)) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) commands.redo();
      else commands.undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [commands, canEdit, saver]);
}
